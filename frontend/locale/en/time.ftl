# Dates and times, in Shanghai.

month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
weekday = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[other] Sun
}
day = { $day } { $month }
day-in-year = { $day } { $month } { $year }
days-in-month = { $first }–{ $last } { $month }
days-in-month-of-year = { $first }–{ $last } { $month } { $year }
days-apart = { $first } to { $last }
moment = { $day } ({ $weekday }) { $time }
range-over-days = { $moment } to { $day } { $time }
with-count = { $days }, { $count ->
    [one] one date
   *[other] { $count } dates
}
day-issued = issued { $day }
year = { $year }
month-of-year = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
quick-today = Today
quick-weekend = This weekend
quick-week = This week
quick-next-week = Next week
quick-span = During the Week
