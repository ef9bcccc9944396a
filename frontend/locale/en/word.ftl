# Names in use everywhere. An unknown code keeps its Chinese name ($label).

mode = { $code ->
    [onsite] On site
    [online] Online
    [hybrid] On site and online
   *[other] { $label }
}
holding = { $code ->
    [scheduled] As planned
    [postponed] Postponed
    [cancelled] Cancelled
   *[other] { $label }
}
edition-status = { $code ->
    [preparing] In preparation
    [filing] Collecting activities
    [running] Under way
    [summing] Closing reports
    [archived] Archived
   *[other] { $label }
}
shelf = { $code ->
    [showcase] Stories
    [resources] Learning resources
    [announcements] Announcements
    [coverage] In the media
    [columns] Sites about the Week
    [organizations] Organizations
   *[other] { $label }
}
article-kind = { $code ->
    [epidemic_story] Stories from the epidemic
    [work_case] Continuing education at its best
    [star] Learning stars
    [brand] Lifelong learning projects
    [quality_resource] Fine teaching resources
    [lecture_hall] Community lecture halls
    [practice] Good practice
    [story] True stories
    [course] Online courses
    [open_school] Open schools
    [venue] Shared venues
    [lecture_series] Lecture series
    [book] Recommended books
    [recitation] Readings aloud
    [book_club] Book clubs
    [platform] Reading platforms
    [announcement] Announcements
    [coverage] In the media
    [column] Sites about the Week
    [organization_page] Organizations
   *[other] { $label }
}
course-category = { $code ->
    [community] Internet and community education
    [senior] Internet and education for older people
    [worker] Internet and workers' education
    [farmer] Internet and farmers' education
   *[other] { $label }
}
school-kind = { $code ->
    [university] University
    [vocational] Vocational school
    [open] Open university
    [adult] School for adults
    [community] Community school
    [senior] University for older people
    [science] Science school
    [other] Other
   *[other] { $label }
}
opens = { $code ->
    [online_courses] Online courses
    [micro_lessons] Short lessons
    [library] Cloud library
    [premises] Rooms
    [equipment] Equipment
   *[other] { $label }
}
venue-kind = { $code ->
    [library] Library
    [science] Science museum
    [culture] Culture centre
    [museum] Museum
    [other] Other
   *[other] { $label }
}
region = { $code ->
    [220000] Jilin Province
    [220100] Changchun
    [220102] Nanguan
    [220103] Kuancheng
    [220104] Chaoyang
    [220105] Erdao
    [220106] Lüyuan
    [220112] Shuangyang
    [220113] Jiutai
    [220122] Nong'an
    [220182] Yushu
    [220183] Dehui
    [220184] Gongzhuling
    [220200] Jilin City
    [220202] Changyi
    [220203] Longtan
    [220204] Chuanying
    [220211] Fengman
    [220221] Yongji
    [220281] Jiaohe
    [220282] Huadian
    [220283] Shulan
    [220284] Panshi
    [220300] Siping
    [220302] Tiexi
    [220303] Tiedong
    [220322] Lishu
    [220323] Yitong
    [220382] Shuangliao
    [220400] Liaoyuan
    [220402] Longshan
    [220403] Xi'an
    [220421] Dongfeng
    [220422] Dongliao
    [220500] Tonghua
    [220502] Dongchang
    [220503] Erdaojiang
    [220521] Tonghua County
    [220523] Huinan
    [220524] Liuhe
    [220581] Meihekou
    [220582] Ji'an
    [220600] Baishan
    [220602] Hunjiang
    [220605] Jiangyuan
    [220621] Fusong
    [220622] Jingyu
    [220623] Changbai
    [220681] Linjiang
    [220700] Songyuan
    [220702] Ningjiang
    [220721] Qian Gorlos
    [220722] Changling
    [220723] Qian'an
    [220781] Fuyu
    [220800] Baicheng
    [220802] Taobei
    [220821] Zhenlai
    [220822] Tongyu
    [220881] Taonan
    [220882] Da'an
    [222400] Yanbian
    [222401] Yanji
    [222402] Tumen
    [222403] Dunhua
    [222404] Hunchun
    [222405] Longjing
    [222406] Helong
    [222424] Wangqing
    [222426] Antu
   *[other] { $label }
}
strand = { $code ->
    [online_learning] Learning on site and online
    [open_school] Open schools in the cloud
    [community_sharing] Shared resources for communities and older people
    [reading] Reading for all
    [demonstration] Exemplary activities
    [exhibition] Exhibition of results
   *[other] { $label }
}
form = { $code ->
    [lecture] Lecture
    [training] Training
    [observation] Visit
    [symposium] Discussion
    [publicity] Information
    [culture_arts] Culture and arts
    [learning_service] Learning service
    [exhibition] Exhibition
    [recitation] Reading aloud
    [book_club] Book club
    [contest] Contest
    [open_day] Open day
    [other] Other
   *[other] { $label }
}
topic = { $code ->
    [epidemic_prevention] Everyday epidemic prevention
    [work_resumption] Back to work, business and school
    [vocational_skills] Vocational skills
    [public_health] Health for all
    [online_life] Life online
    [poverty_relief] Poverty relief
    [rural_vitalization] Rural vitalization
    [common_language] Standard spoken and written Chinese
    [fine_tradition] Traditional Chinese culture
    [science] Popular science
    [law] Law
    [family_education] Family education
    [ecology] Ecology
    [internet_community] Internet and community education
    [internet_elderly] Internet and education for older people
    [internet_workers] Internet and workers' education
    [internet_farmers] Internet and farmers' education
   *[other] { $label }
}
audience = { $code ->
    [enterprise_workers] Company employees
    [service_workers] Service workers
    [migrant_workers] Migrant workers
    [veterans] Veterans
    [new_farmers] New professional farmers
    [residents] Community residents
    [elderly] Older people
    [adult_educators] Adult educators
    [youth] Young people
    [women] Women and families
    [disabled] People with disabilities
    [job_seekers] Job seekers
    [public] Everyone
   *[other] { $label }
}
key-date = { $code ->
    [national_opening] National opening
    [provincial_opening] Provincial opening
    [demonstration] Exemplary activities on show
    [materials_plan] First batch of materials due
    [materials_summary] Second batch of materials due
   *[other] { $label }
}

window-free = set by each city
window-months = within { $months ->
    [one] one month
   *[other] { $months } months
} before and after the provincial opening, both days included
window-same-week = the same week as the province

site-name = Jilin Lifelong Learning Week
site-description = Jilin Lifelong Learning Week: learning activities of every city and organization, when and where.
