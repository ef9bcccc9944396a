# An activity's page.

activity-missing = This activity was not found
activity-missing-text = It may have been taken down, or the link is not complete. You can look for other activities.
activity-when-where = When and where
activity-about = About this activity
activity-source = Source: { $source }
activity-updated = Updated { $when }
activity-similar = Similar activities
activity-cancelled = This activity is cancelled. Please do not go there
activity-postponed = This activity is postponed. Please note its new time
activity-more = More about it
activity-audiences = For whom
activity-topics = Topics
activity-form = Kind
activity-attachment = Attachment

file-download = Download: { $name }
file-size = { " (" }{ $size })
bytes = { $count ->
    [one] one byte
   *[other] { $count } bytes
}
between-words = { ", " }

when-planned = It was planned for
when-next = Next date
when = Time
place-copy = Copy the address
place-copied = The address is copied. Paste it into a map to find the way.
online-open = Open the online activity
online-later = How to take part will be announced
capacity-people = { $count ->
    [one] one person
   *[other] up to { $count } people
}
fact-place = Place
fact-online = Online
fact-fee = Price
fact-capacity = Places
fact-registration = Registration
fact-accessibility = Accessibility
register = Register
dates-below = { $count ->
    [one] One date; see below.
   *[other] { $count } dates in all; see below.
}

organizer = Organizer
organizer-others = Together with
organizer-person = Contact
organizer-phone = Telephone
organizer-activities = More activities of this organization
organizer-calendar = Follow this organization's calendar

dates-title = Dates
dates-all-over = { $count ->
    [one] The one date is over.
   *[other] All { $count } dates are over.
}
dates-later = Later dates ({ $count })
dates-past = Past dates ({ $count })
date-to-calendar = Add to calendar
date-number = : date { $number }

share = Share
share-text = { $title } ({ $when })
qr = QR code
qr-alt = QR code of the page "{ $title }"
qr-title = Scan to open the activity
qr-text = Scan this with your phone to open this page. You can save it and print it on posters or notices.
qr-on-paper = Scan for the latest about this activity
print = Print
calendar-add = Add to my calendar
calendar-add-next = Add the next date to my calendar
calendar-add-all = Add all { $count } dates to my calendar
calendar-follow = Follow in my calendar, changes included
