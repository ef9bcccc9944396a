# The list of activities, the filters that the calendar and the map have too, the cards; words that other lists use, too.

see-list = Show as a list
see-calendar = Show in the calendar
see-map = Show on the map

find-lead = Find an activity by time, place and kind.
find-past = These are the activities of an earlier year: { $name }.{ " " }
find-this-year = See this year's activities
find-found = <b>{ $count }</b> { $count ->
    [one] activity
   *[other] activities
}, earliest first
find-found-coming = <b>{ $count }</b> { $count ->
    [one] activity
   *[other] activities
} on or to come, earliest first
find-found-over = <b>{ $count }</b> { $count ->
    [one] activity
   *[other] activities
} over, latest first
find-fold = Activities that are over ({ $count })
find-unfold = Activities on or to come ({ $count })
find-ended = All of these are over. Here they are to look back on.
find-over = Over
find-begin = Back to the first page
find-list = List of activities
find-none-yet = Activities are still being filed. You can find them here once they are published.
find-backwards = The last day is before the first. Please choose again.
find-no-words = No activity was found. Try a shorter word, or fewer filters.
find-nothing = No activity was found. Try more days, a larger area, or fewer filters.
find-any-time = Any time
find-any-place = Any place

find-form = Find activities
find-words = Search for an activity, an organization or a place
find-words-short = Any word
find-search = Search
find-quick = Choose dates quickly
find-fields = Filter by place, kind and more
find-all = All
find-counted = { $label } ({ $count })
find-city = City
find-everywhere = The whole province
find-county = County or district
find-city-first = Choose a city first
find-from = From
find-until = Until
find-strand = Part of the Week
find-mode = On site or online
find-exemplar = Only exemplary activities of the province
find-send = Search with these filters

find-held = Filters in use
find-remove = { "Remove filter: " }
find-clear = Remove all filters
find-quoted = "{ $words }"
find-from-day = From { $day }
find-until-day = Until { $day }, that day included
find-one-organization = One organization

card-when = { when }:{ " " }
card-where = { fact-place }:{ " " }
card-who = { organizer }:{ " " }
