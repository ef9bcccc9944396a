# The home page.

home-when = When
home-where = Where
home-how = How to take part
home-where-text = In every city of the province, on site and online
home-opening-place = ; the opening is at { $place }
home-how-text = Open to everyone, without an account. Find an activity, then register or go as its page says
home-find = Find activities
home-numbers = How many activities
home-count-activities = activities
home-count-dates = dates
home-count-organizers = organizers
home-opening = Provincial opening
home-opening-at = Provincial opening: { $when }
home-opening-pending = Provincial opening: to be announced
home-local = In the cities: { $when }
countdown-left = To the provincial opening
countdown-days = { $days ->
    [one] day
   *[other] days
}
countdown-today = The provincial opening is today
countdown-begins = start

near-whole = the whole province
near-coming = Coming up in { $region }
near-title = Activities in { $region }
near-link = All activities
near-choose = Choose your city
near-later = Coming up
near-none-today = Nothing is planned for today.
near-none-later = Nothing is planned yet.
near-none = Activities are still being filed. They appear here once they are published.
near-rest-today = All of today
near-rest-week = All of this week
near-rest-later = All that is coming up

home-exemplars = Exemplary activities of the province
home-exemplars-all = All exemplary activities
home-strands = What the Week offers
home-openings = Openings and dates of the Week in each city
home-watch = How to watch: { $what }
home-watch-when = To be announced
home-watch-how = How to watch is not known yet. It will be announced here.

how-title = How to take part
how-find = Find
how-find-text = Choose a place and a date among the <a>activities</a> and find what interests you.
how-look = Look
how-look-text = Open an activity for its time, place and price. Where you have to register, follow "Register".
how-go = Go
how-go-text = Go there in time, or open the link and watch. You can add it to your calendar and share it with family and friends.
how-organizers = Organizations that hold an activity: please <a>sign in</a> and file it.

partners-title = For partner sites
partners-text = Portals, media and learning platforms may use all activities free of charge and without asking. What is published is updated by itself.
partners-docs = API documentation

opening-watch = Watch online
opening-week = The Week: { $days }
opening-provisional = { " (provisional)" }

# Said on the home page and about the Week, before it and after it.
season-before = The Week begins on { $day }, in { $days } { $days ->
    [one] day
   *[other] days
}.
season-before-list = See what is planned
season-after = This year's Week is over. Thank you for taking part.
season-after-list = See what took place
