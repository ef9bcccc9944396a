# An organization's page.

unit-missing = This organization was not found
unit-missing-text = It has nothing public yet, or the link is not complete.
unit-facts = About this organization
unit-year = Activities this year
unit-year-count = { $count }
unit-activities = Activities
unit-activities-office = Activities in this area
unit-articles-office = Stories and resources of this area
unit-articles-all = See all
unit-boards = Boards
