# Stories and resources: the lists and one article.

article-description = Jilin Lifelong Learning Week: learning stars and good examples, online courses, open schools and venues, recommended books, announcements and what the media say.
article-lead = { $shelf ->
    [showcase] Moving stories, learning stars, well-known projects and what worked.
    [resources] Courses to follow online, schools and venues open to everyone, lectures, books and book clubs.
    [announcements] Notices and announcements of those who organize the Week, with files to download.
    [coverage] The Week in newspapers, on radio and television, and on websites.
    [columns] Sites about the Week by education offices and universities.
    [organizations] Those who take part in the Week: who they are, where they are and what they offer.
   *[other] Stories of people who learn, courses, venues and books for you to use, and announcements and reports from all cities.
}
article-shelves = Sections
article-shelves-all = All sections
article-shelf-all = { $shelf ->
    [showcase] All stories
    [resources] All learning resources
    [announcements] All announcements
    [coverage] All reports
    [columns] All sites
    [organizations] All organizations
   *[other] { $label }
}

article-search = Search stories and resources
article-search-label = Search titles, summaries, authors or organizations
article-search-hint = Any word
article-category = Kind of course
article-found = What was found
article-none = This section is still being filled. What is published appears here.
article-none-found = Nothing was found. Please try a shorter word, or choose the whole province.
article-widen = Clear the search
article-see-shelves = See all sections
article-dated = Date: { $day }

article-missing = This page was not found
article-missing-text = It may have been taken down, or the link is not complete. You can look at the other sections.
article-facts = At a glance
article-unit = Published by
article-published = Published on
article-lectures = Lectures
article-watch = Watch
article-large = { " (opens a large picture in a new window)" }
article-files = Files to download
article-links = Related links
pictures = Pictures

open-site = Open the website
article-open = { $kind ->
    [course] Start learning
    [lecture_series] Watch the lectures
    [recitation] Listen or watch
    [coverage] Read the report
    [column] Open the site
    [platform] Open the platform
   *[other] { open-site }
}

article-field = { $name ->
    [category] Subject
    [lecturer] Lecturer
    [school_kind] Kind of school
    [opens] What is open to you
    [venue_kind] Kind of venue
    [opening_times] Times
    [address] Address
    [offers] What it offers
    [how_to_join] How to take part
    [accessibility] Accessibility
    [isbn] ISBN
    [author] Author
    [publisher] Publisher
    [recommender] Recommended by
    [book_title] Work
    [reader] Read by
    [medium] Reported by
    [published_on] Date of the report
    [audiences] For whom
    [topics] Topics
    [region_code] Area
    [source] Source
    [url] Website
   *[other] { $label }
}
