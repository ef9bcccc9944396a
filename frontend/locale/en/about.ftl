# About the Week.

about-lead = The year's theme, the official documents, the dates, what the Week offers and who leads it.
about-years = Choose a year
about-theme-open = to be announced
about-documents = Official documents
about-dates = Dates to know
about-window = Dates of the Week in the cities: { $rule }
about-committees = Who leads it
committee-caption = Leading group
committee-duty = Duty
committee-name = Name
committee-unit = Organization
committee-post = Post
committee-office = Its office is at: { $office }
