# The calendar. What stands between angle brackets is only read aloud.

calendar-lead = Choose a day to see what is on.
calendar-none-month = No activity was found in this month. Try the months before and after, or fewer filters.
calendar-none-week = No activity was found in this week. Try the weeks before and after, or fewer filters.
calendar-none-day = No activity was found on this day. Try the days before and after, or fewer filters.
calendar-idle = No activities
calendar-legend = Parts of the Week by colour

calendar-views = Choose month, week or day
calendar-view-month = Month
calendar-view-week = Week
calendar-view-day = Day
calendar-turn = Earlier and later
calendar-before-month = Previous
calendar-before-week = Previous
calendar-before-day = Previous
calendar-after-month = Next
calendar-after-week = Next
calendar-after-day = Next
calendar-now-month = Back to this month
calendar-now-week = Back to this week
calendar-now-day = Back to today

calendar-caption = Activities in { $month }
calendar-weekday = { weekday }
calendar-day = { $weekday } { $day }
calendar-cell = { $day }
calendar-cell-dates = <span>, </span>{ calendar-dates }
calendar-dates = { $count ->
    [one] 1 date
   *[other] { $count } dates
}
calendar-total = { calendar-dates }
calendar-rest = { $count } more<span>: see all of { $day }</span>
calendar-rest-list = { $count } more: see the list

calendar-until = until { $end }
calendar-still = still on
calendar-strand = { " (" }{ $name })
