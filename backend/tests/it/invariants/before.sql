-- What a database held that the code of before the one workflow had filled.
insert into organization (id, name, short_name, kind, reports_to) values
    ('00000000-0000-0000-0000-000000000001', '省教育厅', '省厅', 'province_office', null),
    ('00000000-0000-0000-0000-000000000002', '社区学院', '学院', 'institution', '00000000-0000-0000-0000-000000000001');
insert into edition (id, content) values
    ('00000000-0000-0000-0000-000000000003', '{"year": 2020, "name": "活动周", "theme": "学习", "status": "open"}');
insert into material (id, edition_id, position, content) values
    ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000003', 1,
        '{"code": "plan", "label": "工作方案", "batch": 1}');
insert into file (id, organization_id, kind, name, media_type, size, digest, created_by) values
    ('00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000002', 'picture', '1.jpg', 'image/jpeg', 1,
        'd', '李四');
insert into submission (id, edition_id, material_id, organization_id, part, state, office_id, timing, first_submitted_at,
        submitted_at, version) values
    ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000003',
        '00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000002', false, 'submitted',
        '00000000-0000-0000-0000-000000000001', 'on_time', '2020-10-01', '2020-10-05', 7);
insert into submission_revision (id, submission_id, number, state, content, heading, photos, author_id, author_name, writers,
        submitted_by, submitted_name, submitted_at, timing) values
    ('00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000006', 1, 'returned', '{"body": "方案"}',
        '方案', 1, '00000000-0000-0000-0000-000000000008', '李四', '{00000000-0000-0000-0000-000000000008}',
        '00000000-0000-0000-0000-000000000009', '王五', '2020-10-01', 'on_time'),
    ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000006', 2, 'submitted',
        '{"title": "方案二", "body": "新方案"}', '方案二', 0, '00000000-0000-0000-0000-000000000008', '李四', '{}', null, null,
        '2020-10-05', 'on_time');
insert into submission_file values ('00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000005');
insert into review (id, revision_id, stage, office_id, reviewer_id, reviewer_name, passed, note) values
    ('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000007', 'province',
        '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-00000000000c', '赵六', false, '请补充');
insert into panel_visit values ('00000000-0000-0000-0000-000000000006', '2020-11-01', 12);
