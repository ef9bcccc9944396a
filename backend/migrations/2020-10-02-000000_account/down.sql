drop table notification, api_key, invitation, refresh_token, session, person;
