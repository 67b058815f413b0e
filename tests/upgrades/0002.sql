BEGIN TRANSACTION;
CREATE VIRTUAL TABLE article_search USING fts5(
        headline, text, content='newsarchive_article', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_ingestrun','Can add ingest run');
INSERT INTO "auth_permission" VALUES(2,1,'change_ingestrun','Can change ingest run');
INSERT INTO "auth_permission" VALUES(3,1,'delete_ingestrun','Can delete ingest run');
INSERT INTO "auth_permission" VALUES(4,1,'view_ingestrun','Can view ingest run');
INSERT INTO "auth_permission" VALUES(5,2,'add_original','Can add original');
INSERT INTO "auth_permission" VALUES(6,2,'change_original','Can change original');
INSERT INTO "auth_permission" VALUES(7,2,'delete_original','Can delete original');
INSERT INTO "auth_permission" VALUES(8,2,'view_original','Can view original');
INSERT INTO "auth_permission" VALUES(9,3,'add_outlet','Can add outlet');
INSERT INTO "auth_permission" VALUES(10,3,'change_outlet','Can change outlet');
INSERT INTO "auth_permission" VALUES(11,3,'delete_outlet','Can delete outlet');
INSERT INTO "auth_permission" VALUES(12,3,'view_outlet','Can view outlet');
INSERT INTO "auth_permission" VALUES(13,4,'add_article','Can add article');
INSERT INTO "auth_permission" VALUES(14,4,'change_article','Can change article');
INSERT INTO "auth_permission" VALUES(15,4,'delete_article','Can delete article');
INSERT INTO "auth_permission" VALUES(16,4,'view_article','Can view article');
INSERT INTO "auth_permission" VALUES(17,5,'add_appearance','Can add appearance');
INSERT INTO "auth_permission" VALUES(18,5,'change_appearance','Can change appearance');
INSERT INTO "auth_permission" VALUES(19,5,'delete_appearance','Can delete appearance');
INSERT INTO "auth_permission" VALUES(20,5,'view_appearance','Can view appearance');
INSERT INTO "auth_permission" VALUES(21,6,'add_claim','Can add claim');
INSERT INTO "auth_permission" VALUES(22,6,'change_claim','Can change claim');
INSERT INTO "auth_permission" VALUES(23,6,'delete_claim','Can delete claim');
INSERT INTO "auth_permission" VALUES(24,6,'view_claim','Can view claim');
INSERT INTO "auth_permission" VALUES(25,7,'add_disagreement','Can add disagreement');
INSERT INTO "auth_permission" VALUES(26,7,'change_disagreement','Can change disagreement');
INSERT INTO "auth_permission" VALUES(27,7,'delete_disagreement','Can delete disagreement');
INSERT INTO "auth_permission" VALUES(28,7,'view_disagreement','Can view disagreement');
INSERT INTO "auth_permission" VALUES(29,8,'add_person','Can add person');
INSERT INTO "auth_permission" VALUES(30,8,'change_person','Can change person');
INSERT INTO "auth_permission" VALUES(31,8,'delete_person','Can delete person');
INSERT INTO "auth_permission" VALUES(32,8,'view_person','Can view person');
INSERT INTO "auth_permission" VALUES(33,9,'add_citation','Can add citation');
INSERT INTO "auth_permission" VALUES(34,9,'change_citation','Can change citation');
INSERT INTO "auth_permission" VALUES(35,9,'delete_citation','Can delete citation');
INSERT INTO "auth_permission" VALUES(36,9,'view_citation','Can view citation');
INSERT INTO "auth_permission" VALUES(37,10,'add_personalias','Can add alias');
INSERT INTO "auth_permission" VALUES(38,10,'change_personalias','Can change alias');
INSERT INTO "auth_permission" VALUES(39,10,'delete_personalias','Can delete alias');
INSERT INTO "auth_permission" VALUES(40,10,'view_personalias','Can view alias');
INSERT INTO "auth_permission" VALUES(41,11,'add_work','Can add work');
INSERT INTO "auth_permission" VALUES(42,11,'change_work','Can change work');
INSERT INTO "auth_permission" VALUES(43,11,'delete_work','Can delete work');
INSERT INTO "auth_permission" VALUES(44,11,'view_work','Can view work');
INSERT INTO "auth_permission" VALUES(45,12,'add_judgement','Can add judgement');
INSERT INTO "auth_permission" VALUES(46,12,'change_judgement','Can change judgement');
INSERT INTO "auth_permission" VALUES(47,12,'delete_judgement','Can delete judgement');
INSERT INTO "auth_permission" VALUES(48,12,'view_judgement','Can view judgement');
INSERT INTO "auth_permission" VALUES(49,13,'add_workalias','Can add alias');
INSERT INTO "auth_permission" VALUES(50,13,'change_workalias','Can change alias');
INSERT INTO "auth_permission" VALUES(51,13,'delete_workalias','Can delete alias');
INSERT INTO "auth_permission" VALUES(52,13,'view_workalias','Can view alias');
INSERT INTO "auth_permission" VALUES(53,14,'add_ingestitem','Can add ingest item');
INSERT INTO "auth_permission" VALUES(54,14,'change_ingestitem','Can change ingest item');
INSERT INTO "auth_permission" VALUES(55,14,'delete_ingestitem','Can delete ingest item');
INSERT INTO "auth_permission" VALUES(56,14,'view_ingestitem','Can view ingest item');
INSERT INTO "auth_permission" VALUES(57,15,'add_mention','Can add mention');
INSERT INTO "auth_permission" VALUES(58,15,'change_mention','Can change mention');
INSERT INTO "auth_permission" VALUES(59,15,'delete_mention','Can delete mention');
INSERT INTO "auth_permission" VALUES(60,15,'view_mention','Can view mention');
INSERT INTO "auth_permission" VALUES(61,16,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(62,16,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(63,16,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(64,16,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(65,17,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(66,17,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(67,17,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(68,17,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(69,18,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(70,18,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(71,18,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(72,18,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(73,19,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(74,19,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(75,19,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(76,19,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(77,20,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(78,20,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(79,20,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(80,20,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(81,21,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(82,21,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(83,21,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(84,21,'view_session','Can view session');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
INSERT INTO "auth_user" VALUES(1,'!5l37vio6DliAAd1r9sgFt6KDZGNgcExdPa8qZMjp',NULL,1,'editor','','',1,1,'2026-11-21 16:47:17.820945','');
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE VIRTUAL TABLE claim_search USING fts5(
        value, content='newsarchive_claim', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
INSERT INTO "django_admin_log" VALUES(1,'2','Love Wins All · release date · 2024-01-24',2,'[{"changed": {"fields": ["rank: “normal” → “deprecated”", "reason: nothing → “The broadcaster says so.”"]}}]',6,1,'2026-11-21 16:47:18.263130');
INSERT INTO "django_admin_log" VALUES(2,'11','Love Wins All · release date · 2023-12-24',2,'[{"changed": {"fields": ["rank: “normal” → “preferred”", "reason: nothing → “The broadcaster says so.”"]}}]',6,1,'2026-11-21 16:47:18.308364');
INSERT INTO "django_admin_log" VALUES(3,'1','Love Wins All: release date',2,'[{"changed": {"fields": ["status: “open” → “settled”", "preferred: nothing → “Love Wins All · release date · 2023-12-24”", "reason: nothing → “The broadcaster says so.”"]}}]',7,1,'2026-11-21 16:47:18.406056');
INSERT INTO "django_admin_log" VALUES(4,'1','Love Wins All · performer · IU',2,'[{"changed": {"fields": ["status: “unreviewed” → “accepted”", "reason: nothing → “As the poster has it.”"]}}]',6,1,'2026-11-21 16:47:19.033761');
INSERT INTO "django_admin_log" VALUES(5,'3','Love Wins All · achievement · certified ''All-Kill''',2,'[{"changed": {"fields": ["status: “unreviewed” → “accepted”", "reason: nothing → “As the poster has it.”"]}}]',6,1,'2026-11-21 16:47:19.036178');
INSERT INTO "django_admin_log" VALUES(6,'4','Love Wins All · cast member · V',2,'[{"changed": {"fields": ["status: “unreviewed” → “accepted”", "reason: nothing → “As the poster has it.”"]}}]',6,1,'2026-11-21 16:47:19.082635');
INSERT INTO "django_admin_log" VALUES(7,'5','V · member of · BTS',2,'[{"changed": {"fields": ["status: “unreviewed” → “rejected”", "reason: nothing → “Misread.”"]}}]',6,1,'2026-11-21 16:47:19.704009');
INSERT INTO "django_admin_log" VALUES(8,'6','Love Wins All · director · Uhm Tae-hwa',2,'[{"changed": {"fields": ["status: “unreviewed” → “rejected”", "reason: nothing → “Misread.”"]}}]',6,1,'2026-11-21 16:47:19.723182');
INSERT INTO "django_admin_log" VALUES(9,'33','He was named an elite trainee',2,'[{"changed": {"fields": ["status: “unreviewed” → “rejected”", "reason: nothing → “Not what it says.”"]}}]',9,1,'2026-11-21 16:47:20.353174');
INSERT INTO "django_admin_log" VALUES(10,'1','Ada Editor',2,'[{"changed": {"fields": ["name: “IU” → “Ada Editor”"]}}]',8,1,'2026-11-21 16:47:20.773218');
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'newsarchive','ingestrun');
INSERT INTO "django_content_type" VALUES(2,'newsarchive','original');
INSERT INTO "django_content_type" VALUES(3,'newsarchive','outlet');
INSERT INTO "django_content_type" VALUES(4,'newsarchive','article');
INSERT INTO "django_content_type" VALUES(5,'newsarchive','appearance');
INSERT INTO "django_content_type" VALUES(6,'newsarchive','claim');
INSERT INTO "django_content_type" VALUES(7,'newsarchive','disagreement');
INSERT INTO "django_content_type" VALUES(8,'newsarchive','person');
INSERT INTO "django_content_type" VALUES(9,'newsarchive','citation');
INSERT INTO "django_content_type" VALUES(10,'newsarchive','personalias');
INSERT INTO "django_content_type" VALUES(11,'newsarchive','work');
INSERT INTO "django_content_type" VALUES(12,'newsarchive','judgement');
INSERT INTO "django_content_type" VALUES(13,'newsarchive','workalias');
INSERT INTO "django_content_type" VALUES(14,'newsarchive','ingestitem');
INSERT INTO "django_content_type" VALUES(15,'newsarchive','mention');
INSERT INTO "django_content_type" VALUES(16,'admin','logentry');
INSERT INTO "django_content_type" VALUES(17,'auth','permission');
INSERT INTO "django_content_type" VALUES(18,'auth','group');
INSERT INTO "django_content_type" VALUES(19,'auth','user');
INSERT INTO "django_content_type" VALUES(20,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(21,'sessions','session');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-21 16:45:12.500698');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-21 16:45:12.928847');
INSERT INTO "django_migrations" VALUES(3,'admin','0001_initial','2026-11-21 16:45:13.394477');
INSERT INTO "django_migrations" VALUES(4,'admin','0002_logentry_remove_auto_add','2026-11-21 16:45:13.746341');
INSERT INTO "django_migrations" VALUES(5,'admin','0003_logentry_add_action_flag_choices','2026-11-21 16:45:13.880411');
INSERT INTO "django_migrations" VALUES(6,'contenttypes','0002_remove_content_type_name','2026-11-21 16:45:14.329010');
INSERT INTO "django_migrations" VALUES(7,'auth','0002_alter_permission_name_max_length','2026-11-21 16:45:14.609711');
INSERT INTO "django_migrations" VALUES(8,'auth','0003_alter_user_email_max_length','2026-11-21 16:45:14.824123');
INSERT INTO "django_migrations" VALUES(9,'auth','0004_alter_user_username_opts','2026-11-21 16:45:15.005181');
INSERT INTO "django_migrations" VALUES(10,'auth','0005_alter_user_last_login_null','2026-11-21 16:45:15.585842');
INSERT INTO "django_migrations" VALUES(11,'auth','0006_require_contenttypes_0002','2026-11-21 16:45:15.587283');
INSERT INTO "django_migrations" VALUES(12,'auth','0007_alter_validators_add_error_messages','2026-11-21 16:45:15.740455');
INSERT INTO "django_migrations" VALUES(13,'auth','0008_alter_user_username_max_length','2026-11-21 16:45:15.976456');
INSERT INTO "django_migrations" VALUES(14,'auth','0009_alter_user_last_name_max_length','2026-11-21 16:45:16.244765');
INSERT INTO "django_migrations" VALUES(15,'auth','0010_alter_group_name_max_length','2026-11-21 16:45:16.479420');
INSERT INTO "django_migrations" VALUES(16,'auth','0011_update_proxy_permissions','2026-11-21 16:45:16.632940');
INSERT INTO "django_migrations" VALUES(17,'auth','0012_alter_user_first_name_max_length','2026-11-21 16:45:16.882979');
INSERT INTO "django_migrations" VALUES(18,'newsarchive','0001_initial','2026-11-21 16:45:54.319160');
INSERT INTO "django_migrations" VALUES(19,'newsarchive','0002_search','2026-11-21 16:45:55.004413');
INSERT INTO "django_migrations" VALUES(20,'sessions','0001_initial','2026-11-21 16:45:55.070657');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "newsarchive_appearance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "name" varchar(300) NOT NULL, "kind" varchar(20) NOT NULL, "names" text NOT NULL CHECK ((JSON_VALID("names") OR "names" IS NULL)), "published" date NULL, "sort_date" date NOT NULL, "pinned" bool NOT NULL, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "appearance_of_person_or_work" CHECK ((("person_id" IS NOT NULL AND "work_id" IS NULL) OR ("person_id" IS NULL AND "work_id" IS NOT NULL))), CONSTRAINT "appearance_position_once" UNIQUE ("article_id", "position"));
INSERT INTO "newsarchive_appearance" VALUES(1,0,'IU','person','[["IU", "name"]]',NULL,'2026-11-21',0,1,1,NULL);
INSERT INTO "newsarchive_appearance" VALUES(2,1,'Love wins all','song','[["Love wins all", "name"]]',NULL,'2026-11-21',0,1,NULL,1);
INSERT INTO "newsarchive_appearance" VALUES(3,2,'Instiz','organisation','[["Instiz", "name"]]',NULL,'2026-11-21',0,1,2,NULL);
INSERT INTO "newsarchive_appearance" VALUES(4,3,'BTS','group','[["BTS", "name"]]',NULL,'2026-11-21',0,1,3,NULL);
INSERT INTO "newsarchive_appearance" VALUES(5,4,'V','person','[["V", "name"]]',NULL,'2026-11-21',0,1,4,NULL);
INSERT INTO "newsarchive_appearance" VALUES(6,5,'Concrete Utopia','other','[["Concrete Utopia", "name"]]',NULL,'2026-11-21',0,1,NULL,2);
INSERT INTO "newsarchive_appearance" VALUES(7,6,'Um Tae-hwa','person','[["Um Tae-hwa", "name"]]',NULL,'2026-11-21',0,1,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(8,7,'Love Me Again','other','[["Love Me Again", "name"]]',NULL,'2026-11-21',0,1,NULL,3);
INSERT INTO "newsarchive_appearance" VALUES(9,8,'Lilac','other','[["Lilac", "name"]]',NULL,'2026-11-21',0,1,NULL,4);
INSERT INTO "newsarchive_appearance" VALUES(10,0,'IU','person','[["IU", "name"]]','2024-01-24','2024-01-24',0,2,1,NULL);
INSERT INTO "newsarchive_appearance" VALUES(11,1,'Love Wins All','song','[["Love Wins All", "name"], ["Love Wins", "former"]]','2024-01-24','2024-01-24',0,2,NULL,1);
INSERT INTO "newsarchive_appearance" VALUES(12,2,'BTS','group','[["BTS", "name"]]','2024-01-24','2024-01-24',0,2,3,NULL);
INSERT INTO "newsarchive_appearance" VALUES(13,3,'V','person','[["V", "stage"], ["Kim Taehyung", "name"]]','2024-01-24','2024-01-24',0,2,4,NULL);
INSERT INTO "newsarchive_appearance" VALUES(14,4,'EDAM Entertainment','organisation','[["EDAM Entertainment", "name"]]','2024-01-24','2024-01-24',0,2,6,NULL);
INSERT INTO "newsarchive_appearance" VALUES(15,5,'Um Tae Hwa','person','[["Um Tae Hwa", "name"]]','2024-01-24','2024-01-24',0,2,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(16,6,'Concrete Utopia','film','[["Concrete Utopia", "name"]]','2024-01-24','2024-01-24',0,2,NULL,2);
INSERT INTO "newsarchive_appearance" VALUES(17,7,'IU''s Palette','show','[["IU''s Palette", "name"], ["Palette", "short"]]','2024-01-24','2024-01-24',0,2,NULL,5);
INSERT INTO "newsarchive_appearance" VALUES(18,8,'H.E.R.','tour','[["H.E.R.", "name"]]','2024-01-24','2024-01-24',0,2,NULL,6);
INSERT INTO "newsarchive_appearance" VALUES(19,0,'IU','person','[["IU", "name"]]','2024-02-04','2024-02-04',0,3,1,NULL);
INSERT INTO "newsarchive_appearance" VALUES(20,1,'Love wins all','song','[["Love wins all", "name"]]','2024-02-04','2024-02-04',0,3,NULL,1);
INSERT INTO "newsarchive_appearance" VALUES(21,2,'Kim Taehyung','person','[["Kim Taehyung", "name"]]','2024-02-04','2024-02-04',0,3,4,NULL);
INSERT INTO "newsarchive_appearance" VALUES(22,3,'Hotel Del Luna','other','[["Hotel Del Luna", "name"]]','2024-02-04','2024-02-04',0,3,NULL,7);
INSERT INTO "newsarchive_appearance" VALUES(23,4,'Uhm Tae-hwa','person','[["Uhm Tae-hwa", "name"]]','2024-02-04','2024-02-04',0,3,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(24,5,'BTS','group','[["BTS", "name"]]','2024-02-04','2024-02-04',0,3,3,NULL);
INSERT INTO "newsarchive_appearance" VALUES(25,6,'The Concrete Utopia','other','[["The Concrete Utopia", "name"]]','2024-02-04','2024-02-04',0,3,NULL,2);
INSERT INTO "newsarchive_appearance" VALUES(26,7,'The Winning','album','[["The Winning", "name"]]','2024-02-04','2024-02-04',0,3,NULL,8);
INSERT INTO "newsarchive_appearance" VALUES(27,8,'V','person','[["V", "name"]]','2024-02-04','2024-02-04',0,3,4,NULL);
INSERT INTO "newsarchive_appearance" VALUES(28,9,'Love Me Again','song','[["Love Me Again", "name"]]','2024-02-04','2024-02-04',0,3,NULL,3);
CREATE TABLE "newsarchive_article" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(500) NOT NULL, "location" varchar(1000) NOT NULL, "url" varchar(1000) NOT NULL, "headline" varchar(500) NOT NULL, "byline" varchar(300) NOT NULL, "dateline" varchar(100) NOT NULL, "published" date NULL, "published_from" varchar(100) NOT NULL, "language" varchar(20) NOT NULL, "opening" varchar(200) GENERATED ALWAYS AS (SUBSTR("text", 1, 200)) STORED, "digest" varchar(64) NOT NULL UNIQUE, "is_current" bool NOT NULL, "extractor_version" varchar(20) NOT NULL, "created" datetime NOT NULL, "sort_date" date NOT NULL, "claim_count" integer unsigned NOT NULL CHECK ("claim_count" >= 0), "replaces_id" bigint NULL UNIQUE REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "original_id" bigint NULL REFERENCES "newsarchive_original" ("id") DEFERRABLE INITIALLY DEFERRED, "outlet_id" bigint NULL REFERENCES "newsarchive_outlet" ("id") DEFERRABLE INITIALLY DEFERRED, "text" text NOT NULL, "layout" text NOT NULL CHECK ((JSON_VALID("layout") OR "layout" IS NULL)), CONSTRAINT "article_has_text" CHECK (NOT ("text" = '')));
INSERT INTO "newsarchive_article" VALUES(1,'000-all-kill.txt','/archive/seeds/000-all-kill.txt','','IU''s ''Love wins all'' Is The First Song Of 2024 To Earn A Certified All-Kill','','',NULL,'','','0900833933f8e7aa04464848dac09a92a934a663309a673d02e9d8dab91f5b32',1,'1','2026-11-21 16:46:52.286836','2026-11-21',8,NULL,1,NULL,'IU''s ''Love wins all'' Is The First Song Of 2024 To Earn A Certified All-Kill

Four days were enough. ''Love wins all,'' the pre-release single with which IU returned on January 24, now holds a certified ''All-Kill,'' the chart-tracking site Instiz iChart announced on January 28 at 10:30 AM KST. No other song has done so this year.

A plain All-Kill came first; the certified one asks for more. A song must lead seven services at the same moment: iChart and FLO in real time, VIBE by the day, Genie and Bugs both ways, YouTube Music''s Top Songs, and at Melon the Top 100 as well as the daily list. Only iChart''s weekly chart is missing, and topping that as well would make it a perfect All-Kill.

The music video of ''Love wins all'' stars BTS'' V opposite the singer. It was shot by ''Concrete Utopia'' director Um Tae-hwa, who puts the pair on the run through a ruined world. V did not sing on ''Love wins all,'' so the chart record is IU''s alone, even though many listeners credit the ''Love Me Again'' singer with drawing the crowd.

"Nobody deserves it more," one listener wrote. "That voice belongs at the top," wrote another.

For the ''Lilac'' singer, the month was a good one: she also rose in January''s reputation ranking. A world tour comes next. When her new album will arrive has not been announced.
','{"blocks": [[0, 75], [77, 327], [329, 691], [693, 1023], [1025, 1119], [1121, 1297]], "headings": [[0, 75]], "boilerplate": [], "emphases": [], "links": []}');
INSERT INTO "newsarchive_article" VALUES(2,'001-video-explained.txt','/archive/seeds/001-video-explained.txt','','Love Wins All, by IU and featuring V','','','2024-01-24','leading date','','46402f7c686e42410f75e443677028bc8466bf0196d4e3b55481f5ab60b91c10',1,'1','2026-11-21 16:46:55.205294','2024-01-24',11,NULL,2,NULL,' date 2024-01-24 IU''s new music video, Love Wins All, reached fans on December 24 at midnight KST, and it plays like a feature film with BTS'' V as its second lead.

Love Wins All, by IU and featuring V

Kim Taehyung, known on stage as V, carries half of a story in which two people in love run out of places to hide. The video was published on January 24 without much warning, through EDAM Entertainment. Um Tae Hwa, who made the Korean disaster film Concrete Utopia, directed the video. The shoot took place in December, and the song is the first taste of an album that IU has yet to name.

Advertisement

It did not always have this name. The single was originally titled Love Wins, and the first title drew complaints. "We chose a new title out of respect for everyone who loves in their own way," EDAM Entertainment said in a statement, adding that it had listened to those who feared that a valuable message would be lost.

Three reasons to watch it twice

1. A wish that came true

A year ago V was a guest on IU''s Palette, the singer''s YouTube show, and said that he wanted to go on acting, best of all in a thriller. Four months later the offer came. The dark, science-fiction tone of Love Wins All is close to what he had asked for.

2. Hands instead of words

The couple talk in sign language, because whatever is hunting them seems to listen. White cubes follow them into an abandoned shopping centre, where a camcorder shows another life: a wedding, a photo booth, a slow dance.

3. An ending that stays

The cubes win. A heap of clothes on the floor has told us so from the start.

ALSO READ: IU announces H.E.R. world tour with 18 cities: dates, venues and more
','{"blocks": [[17, 163], [165, 201], [203, 590], [592, 605], [607, 927], [929, 960], [962, 986], [988, 1241], [1243, 1268], [1270, 1490], [1492, 1515], [1517, 1593], [1595, 1675]], "headings": [[165, 201], [929, 960], [962, 986], [1243, 1268], [1492, 1515]], "boilerplate": [[0, 17], [592, 605], [1595, 1675]], "emphases": [], "links": []}');
INSERT INTO "newsarchive_article" VALUES(3,'002-local-papers.txt','/archive/seeds/002-local-papers.txt','','','','','2024-02-04','leading date','','88f5e16d63597e3bfe221bcfb868b8248bdbc9bd933ec2f47a43eef867463ada',1,'1','2026-11-21 16:46:58.024238','2024-02-04',7,NULL,3,NULL,' date 2024-02-04 On February 4, 2024, photographs of Korean newspapers went round among fans: one page after another on IU''s pre-release single Love wins all and on the man in its music video, Kim Taehyung.

The Hotel Del Luna actress put the video out on January 24, 2024. Within days the pair''s scenes were being shared everywhere, and the printed press took note. A Korean-language paper in Boston gave the video a long report, and others wrote about its director, Uhm Tae-hwa.

What the papers asked was how it came about. BTS'' Kim Taehyung filmed his part a week before he enlisted. Uhm Tae-hwa had just had a success with The Concrete Utopia, and the reports dwell on why he chose to make a music video next, and on how well his two leads play together.

"A superstar is a superstar in every language," one fan wrote on X.

More is on the way. IU''s sixth mini-album, The Winning, is due on February 20, 2024, at 6 pm Korean Standard Time. It is her first solo release since 2021.

V, whose song Love Me Again came out before his service began, has meanwhile completed five weeks of basic training. He was named an elite trainee, one of six in his unit. Three more weeks at the Army General Administration School follow, where he prepares for the Special Duty Team of the Capital Defense Command. That course ends on February 8, 2024, and he then joins the 2nd Army Corps in Chuncheon, Gangwon Province.
','{"blocks": [[17, 206], [208, 480], [482, 759], [761, 828], [830, 985], [987, 1408]], "headings": [], "boilerplate": [[0, 17]], "emphases": [], "links": []}');
CREATE TABLE "newsarchive_citation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(20) NOT NULL, "reason" varchar(500) NOT NULL, "decided_at" datetime NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "quote" text NOT NULL, "value_start" integer unsigned NULL CHECK ("value_start" >= 0), "value_end" integer unsigned NULL CHECK ("value_end" >= 0), "value" text NOT NULL, "modality" varchar(20) NOT NULL, "origin" varchar(20) NOT NULL, "rule" varchar(60) NOT NULL, "trigger" varchar(200) NOT NULL, "confidence" real NULL, "passage" varchar(32) NOT NULL, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "decided_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "object_appearance_id" bigint NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "speaker_appearance_id" bigint NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_appearance_id" bigint NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "newsarchive_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "speaker_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "citation_span_not_empty" CHECK ("end" > ("start")), CONSTRAINT "citation_once" UNIQUE ("claim_id", "article_id", "start", "end"));
INSERT INTO "newsarchive_citation" VALUES(1,'unreviewed','',NULL,117,176,'the pre-release single with which IU returned on January 24',151,153,'IU','asserted','machine','with which','with which',0.88,'24a8f834d3781bf0b2a2ffb699362804',1,NULL,1,NULL,2,1,NULL);
INSERT INTO "newsarchive_citation" VALUES(2,'unreviewed','',NULL,117,176,'the pre-release single with which IU returned on January 24',166,176,'2024-01-24','asserted','machine','with which','with which',0.88,'24a8f834d3781bf0b2a2ffb699362804',1,NULL,NULL,NULL,2,2,NULL);
INSERT INTO "newsarchive_citation" VALUES(3,'unreviewed','',NULL,117,211,'the pre-release single with which IU returned on January 24, now holds a certified ''All-Kill,''',190,211,'certified ''All-Kill''','asserted','machine','holds','holds',0.88,'24a8f834d3781bf0b2a2ffb699362804',1,NULL,NULL,NULL,2,3,NULL);
INSERT INTO "newsarchive_citation" VALUES(4,'unreviewed','',NULL,693,760,'The music video of ''Love wins all'' stars BTS'' V opposite the singer',739,740,'V','asserted','machine','stars','stars',0.9,'e2cfbe522987ef4f179b7d5702cc8a98',1,NULL,5,NULL,2,4,NULL);
INSERT INTO "newsarchive_citation" VALUES(5,'unreviewed','',NULL,693,760,'The music video of ''Love wins all'' stars BTS'' V opposite the singer',734,737,'BTS','asserted','machine','the group''s','''',0.88,'e2cfbe522987ef4f179b7d5702cc8a98',1,NULL,4,NULL,5,5,NULL);
INSERT INTO "newsarchive_citation" VALUES(6,'unreviewed','',NULL,762,814,'It was shot by ''Concrete Utopia'' director Um Tae-hwa',804,814,'Um Tae-hwa','asserted','machine','directed by','shot',0.93,'9e6ed5c34e2cdbc6c26c352800bae9f8',1,NULL,7,NULL,2,6,NULL);
INSERT INTO "newsarchive_citation" VALUES(7,'unreviewed','',NULL,762,814,'It was shot by ''Concrete Utopia'' director Um Tae-hwa',804,814,'Um Tae-hwa','asserted','machine','title and director','director',0.95,'9e6ed5c34e2cdbc6c26c352800bae9f8',1,NULL,7,NULL,6,7,NULL);
INSERT INTO "newsarchive_citation" VALUES(8,'unreviewed','',NULL,869,903,'V did not sing on ''Love wins all,''',869,870,'V','denied','machine','sings on','sing',0.85,'6e6d2babeca0cf5ec4ba473dd2a2acee',1,NULL,5,NULL,2,8,NULL);
INSERT INTO "newsarchive_citation" VALUES(9,'unreviewed','',NULL,939,1022,'even though many listeners credit the ''Love Me Again'' singer with drawing the crowd',NULL,NULL,'V','asserted','machine','role behind title','even though many listeners credit the ''Love Me Again'' singer with drawing the crowd',0.85,'6e6d2babeca0cf5ec4ba473dd2a2acee',1,NULL,5,NULL,8,9,NULL);
INSERT INTO "newsarchive_citation" VALUES(10,'unreviewed','',NULL,1121,1143,'For the ''Lilac'' singer',NULL,NULL,'V','asserted','machine','role behind title','For the ''Lilac'' singer',0.85,'a5904740653dcd12fc9e767b05a8c308',1,NULL,5,NULL,9,10,NULL);
INSERT INTO "newsarchive_citation" VALUES(11,'unreviewed','',NULL,17,52,'IU''s new music video, Love Wins All',17,19,'IU','asserted','machine','possessive','music video',0.92,'47f70076016df1cd2925efaad7187060',2,NULL,10,NULL,11,1,NULL);
INSERT INTO "newsarchive_citation" VALUES(12,'unreviewed','',NULL,39,97,'Love Wins All, reached fans on December 24 at midnight KST',70,81,'2023-12-24','asserted','machine','out on','reached',0.9,'47f70076016df1cd2925efaad7187060',2,NULL,NULL,NULL,11,11,NULL);
INSERT INTO "newsarchive_citation" VALUES(13,'unreviewed','',NULL,103,162,'it plays like a feature film with BTS'' V as its second lead',142,143,'V','asserted','machine','as its lead','as its second lead',0.88,'47f70076016df1cd2925efaad7187060',2,NULL,13,NULL,11,4,NULL);
INSERT INTO "newsarchive_citation" VALUES(14,'unreviewed','',NULL,103,162,'it plays like a feature film with BTS'' V as its second lead',137,140,'BTS','asserted','machine','the group''s','''',0.88,'47f70076016df1cd2925efaad7187060',2,NULL,12,NULL,13,5,NULL);
INSERT INTO "newsarchive_citation" VALUES(15,'unreviewed','',NULL,203,236,'Kim Taehyung, known on stage as V',203,215,'Kim Taehyung','asserted','machine','stated alias','known on stage as',0.93,'8d1278680a530a35bc26e146b2fec061',2,NULL,NULL,NULL,13,12,NULL);
INSERT INTO "newsarchive_citation" VALUES(16,'unreviewed','',NULL,317,375,'The video was published on January 24 without much warning',344,354,'2024-01-24','asserted','machine','out on','published',0.9,'d6ae4b57a2b4d999a8a7281ae94daa13',2,NULL,NULL,NULL,11,2,NULL);
INSERT INTO "newsarchive_citation" VALUES(17,'unreviewed','',NULL,317,403,'The video was published on January 24 without much warning, through EDAM Entertainment',385,403,'EDAM Entertainment','asserted','machine','out through','published',0.85,'d6ae4b57a2b4d999a8a7281ae94daa13',2,NULL,NULL,NULL,11,13,NULL);
INSERT INTO "newsarchive_citation" VALUES(18,'unreviewed','',NULL,405,466,'Um Tae Hwa, who made the Korean disaster film Concrete Utopia',405,415,'Um Tae Hwa','asserted','machine','who made','made',0.9,'d0ffc92396dac325ee999c65f8f5da9e',2,NULL,15,NULL,16,7,NULL);
INSERT INTO "newsarchive_citation" VALUES(19,'unreviewed','',NULL,405,486,'Um Tae Hwa, who made the Korean disaster film Concrete Utopia, directed the video',405,415,'Um Tae Hwa','asserted','machine','directed','directed',0.9,'d0ffc92396dac325ee999c65f8f5da9e',2,NULL,15,NULL,11,6,NULL);
INSERT INTO "newsarchive_citation" VALUES(20,'unreviewed','',NULL,488,520,'The shoot took place in December',512,520,'2023-12','asserted','machine','filmed','The shoot took place',0.88,'db31cf902a2a602d237f300eae870b7f',2,NULL,NULL,NULL,11,14,NULL);
INSERT INTO "newsarchive_citation" VALUES(21,'unreviewed','',NULL,641,683,'The single was originally titled Love Wins',674,683,'Love Wins','asserted','machine','former title','originally titled',0.9,'e0eeb166a32f10b0dd7eb0eae0b225bf',2,NULL,NULL,NULL,11,15,NULL);
INSERT INTO "newsarchive_citation" VALUES(22,'unreviewed','',NULL,722,824,'"We chose a new title out of respect for everyone who loves in their own way," EDAM Entertainment said',723,798,'We chose a new title out of respect for everyone who loves in their own way','asserted','machine','quotation','said',0.92,'635bb6485882784e626b710cc6ba1926',2,NULL,NULL,14,14,16,6);
INSERT INTO "newsarchive_citation" VALUES(23,'unreviewed','',NULL,988,1055,'A year ago V was a guest on IU''s Palette, the singer''s YouTube show',NULL,NULL,'IU','asserted','machine','apposition','YouTube show',0.9,'df6bdb9623ea912abb33ff78d66e0fd5',2,NULL,10,NULL,17,17,NULL);
INSERT INTO "newsarchive_citation" VALUES(24,'unreviewed','',NULL,94,157,'one page after another on IU''s pre-release single Love wins all',120,122,'IU','asserted','machine','possessive','pre-release single',0.92,'1e2e6dd7652ae2abbdee25ede8cda369',3,NULL,19,NULL,20,1,NULL);
INSERT INTO "newsarchive_citation" VALUES(25,'unreviewed','',NULL,208,272,'The Hotel Del Luna actress put the video out on January 24, 2024',NULL,NULL,'IU','asserted','machine','role behind title','The Hotel Del Luna actress put the video out on January 24, 2024',0.85,'2959284730cd086a514a75d09e4d7320',3,NULL,19,NULL,22,18,NULL);
INSERT INTO "newsarchive_citation" VALUES(26,'unreviewed','',NULL,208,272,'The Hotel Del Luna actress put the video out on January 24, 2024',256,272,'2024-01-24','asserted','machine','put out','put',0.85,'2959284730cd086a514a75d09e4d7320',3,NULL,NULL,NULL,20,2,NULL);
INSERT INTO "newsarchive_citation" VALUES(27,'unreviewed','',NULL,435,479,'others wrote about its director, Uhm Tae-hwa',468,479,'Uhm Tae-hwa','asserted','machine','title and director','director',0.95,'962313ecd6652561d1001318de6ee793',3,NULL,23,NULL,20,6,NULL);
INSERT INTO "newsarchive_citation" VALUES(28,'unreviewed','',NULL,527,544,'BTS'' Kim Taehyung',527,530,'BTS','asserted','machine','the group''s','''',0.88,'95d6026325fda5f18e2577cddb7402a9',3,NULL,24,NULL,21,5,NULL);
INSERT INTO "newsarchive_citation" VALUES(29,'unreviewed','',NULL,588,647,'Uhm Tae-hwa had just had a success with The Concrete Utopia',588,599,'Uhm Tae-hwa','asserted','machine','director known for','success with',0.8,'36e748e98cf2e4ba74bdc8c6af723fc2',3,NULL,23,NULL,25,7,NULL);
INSERT INTO "newsarchive_citation" VALUES(30,'unreviewed','',NULL,850,884,'IU''s sixth mini-album, The Winning',850,852,'IU','asserted','machine','possessive','mini-album',0.92,'2517ee7a90a23c8f8dce49ba136ab947',3,NULL,19,NULL,26,19,NULL);
INSERT INTO "newsarchive_citation" VALUES(31,'unreviewed','',NULL,873,913,'The Winning, is due on February 20, 2024',896,913,'2024-02-20','planned','machine','out on','due',0.9,'2517ee7a90a23c8f8dce49ba136ab947',3,NULL,NULL,NULL,26,20,NULL);
INSERT INTO "newsarchive_citation" VALUES(32,'unreviewed','',NULL,987,1014,'V, whose song Love Me Again',987,988,'V','asserted','machine','whose','song',0.9,'3222cc3c48944452829ff9ead3eb3b5b',3,NULL,27,NULL,28,9,NULL);
INSERT INTO "newsarchive_citation" VALUES(33,'rejected','Not what it says.','2026-11-21 16:47:20.354700',1104,1133,'He was named an elite trainee',1117,1133,'an elite trainee','asserted','machine','was named','named',0.85,'928d2031ec6e66e29c06c1d7fc546029',3,1,NULL,NULL,27,21,NULL);
CREATE TABLE "newsarchive_claim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(20) NOT NULL, "reason" varchar(500) NOT NULL, "decided_at" datetime NULL, "predicate" varchar(40) NOT NULL, "negated" bool NOT NULL, "value" text NOT NULL, "value_key" varchar(500) NOT NULL, "date" varchar(20) NOT NULL, "number" real NULL, "unit" varchar(50) NOT NULL, "bound" varchar(5) NOT NULL, "rank" varchar(20) NOT NULL, "origin" varchar(20) NOT NULL, "created" datetime NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "origin_count" integer unsigned NOT NULL CHECK ("origin_count" >= 0), "first_published" date NULL, "last_published" date NULL, "decided_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "disagreement_id" bigint NULL REFERENCES "newsarchive_disagreement" ("id") DEFERRABLE INITIALLY DEFERRED, "object_person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "object_work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "claim_of_person_or_work" CHECK ((("subject_person_id" IS NOT NULL AND "subject_work_id" IS NULL) OR ("subject_person_id" IS NULL AND "subject_work_id" IS NOT NULL))), CONSTRAINT "claim_at_most_one_object" CHECK (("object_person_id" IS NULL OR "object_work_id" IS NULL)), CONSTRAINT "claim_preferred_not_rejected" CHECK (NOT ("rank" = 'preferred' AND "status" = 'rejected')));
INSERT INTO "newsarchive_claim" VALUES(1,'accepted','As the poster has it.','2026-11-21 16:47:19.034562','performer',0,'IU','person:1','',NULL,'','','normal','machine','2026-11-21 16:46:52.685027',3,3,'2024-01-24','2024-02-04',1,NULL,1,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(2,'unreviewed','The broadcaster says so.','2026-11-21 16:47:18.264275','release_date',0,'2024-01-24','2024-01-24','2024-01-24',NULL,'','','deprecated','machine','2026-11-21 16:46:52.685162',3,3,'2024-01-24','2024-02-04',1,1,NULL,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(3,'accepted','As the poster has it.','2026-11-21 16:47:19.036748','achievement',0,'certified ''All-Kill''','certified all kill','',NULL,'','','normal','machine','2026-11-21 16:46:52.685265',1,1,NULL,NULL,1,NULL,NULL,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(4,'accepted','As the poster has it.','2026-11-21 16:47:19.083230','cast_member',0,'V','person:4','',NULL,'','','normal','machine','2026-11-21 16:46:52.813981',2,2,'2024-01-24','2024-01-24',1,NULL,4,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(5,'rejected','Misread.','2026-11-21 16:47:19.704968','member_of',0,'BTS','person:3','',NULL,'','','normal','machine','2026-11-21 16:46:52.814163',3,3,'2024-01-24','2024-02-04',1,NULL,3,4,NULL,NULL);
INSERT INTO "newsarchive_claim" VALUES(6,'rejected','Misread.','2026-11-21 16:47:19.723733','director',0,'Uhm Tae-hwa','person:5','',NULL,'','','normal','machine','2026-11-21 16:46:52.814276',3,3,'2024-01-24','2024-02-04',1,NULL,5,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(7,'unreviewed','',NULL,'director',0,'Uhm Tae-hwa','person:5','',NULL,'','','normal','machine','2026-11-21 16:46:52.814384',3,3,'2024-01-24','2024-02-04',NULL,NULL,5,NULL,NULL,2);
INSERT INTO "newsarchive_claim" VALUES(8,'unreviewed','',NULL,'performer',1,'V','person:4','',NULL,'','','normal','machine','2026-11-21 16:46:52.814492',1,1,NULL,NULL,NULL,NULL,4,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(9,'unreviewed','',NULL,'performer',0,'V','person:4','',NULL,'','','normal','machine','2026-11-21 16:46:52.814605',2,2,'2024-02-04','2024-02-04',NULL,NULL,4,NULL,NULL,3);
INSERT INTO "newsarchive_claim" VALUES(10,'unreviewed','',NULL,'performer',0,'V','person:4','',NULL,'','','normal','machine','2026-11-21 16:46:52.814725',1,1,NULL,NULL,NULL,NULL,4,NULL,NULL,4);
INSERT INTO "newsarchive_claim" VALUES(11,'unreviewed','The broadcaster says so.','2026-11-21 16:47:18.351733','release_date',0,'2023-12-24','2023-12-24','2023-12-24',NULL,'','','preferred','machine','2026-11-21 16:46:55.809648',1,1,'2024-01-24','2024-01-24',1,1,NULL,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(12,'unreviewed','',NULL,'also_known_as',0,'Kim Taehyung','kim taehyung','',NULL,'','','normal','machine','2026-11-21 16:46:55.809792',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,4,NULL,NULL);
INSERT INTO "newsarchive_claim" VALUES(13,'unreviewed','',NULL,'publisher',0,'EDAM Entertainment','edam entertainment','',NULL,'','','normal','machine','2026-11-21 16:46:55.809862',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(14,'unreviewed','',NULL,'filming_date',0,'2023-12','2023-12','2023-12',NULL,'','','normal','machine','2026-11-21 16:46:55.809932',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(15,'unreviewed','',NULL,'former_title',0,'Love Wins','love wins','',NULL,'','','normal','machine','2026-11-21 16:46:55.810004',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "newsarchive_claim" VALUES(16,'unreviewed','',NULL,'statement',0,'We chose a new title out of respect for everyone who loves in their own way','we chose a new title out of respect for everyone who loves in their own way','',NULL,'','','normal','machine','2026-11-21 16:46:55.810074',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,6,NULL,NULL);
INSERT INTO "newsarchive_claim" VALUES(17,'unreviewed','',NULL,'performer',0,'IU','person:1','',NULL,'','','normal','machine','2026-11-21 16:46:55.810142',1,1,'2024-01-24','2024-01-24',NULL,NULL,1,NULL,NULL,5);
INSERT INTO "newsarchive_claim" VALUES(18,'unreviewed','',NULL,'cast_member',0,'IU','person:1','',NULL,'','','normal','machine','2026-11-21 16:46:58.418746',1,1,'2024-02-04','2024-02-04',NULL,NULL,1,NULL,NULL,7);
INSERT INTO "newsarchive_claim" VALUES(19,'unreviewed','',NULL,'performer',0,'IU','person:1','',NULL,'','','normal','machine','2026-11-21 16:46:58.418862',1,1,'2024-02-04','2024-02-04',NULL,NULL,1,NULL,NULL,8);
INSERT INTO "newsarchive_claim" VALUES(20,'unreviewed','',NULL,'release_date',0,'2024-02-20','2024-02-20','2024-02-20',NULL,'','','normal','machine','2026-11-21 16:46:58.418942',1,1,'2024-02-04','2024-02-04',NULL,NULL,NULL,NULL,NULL,8);
INSERT INTO "newsarchive_claim" VALUES(21,'unreviewed','',NULL,'achievement',0,'an elite trainee','an elite trainee','',NULL,'','','normal','machine','2026-11-21 16:46:58.419021',0,0,NULL,NULL,NULL,NULL,NULL,4,NULL,NULL);
CREATE TABLE "newsarchive_disagreement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "predicate" varchar(40) NOT NULL, "status" varchar(20) NOT NULL, "created" datetime NOT NULL, "reason" varchar(500) NOT NULL, "settled_at" datetime NULL, "value_count" integer unsigned NOT NULL CHECK ("value_count" >= 0), "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "preferred_id" bigint NULL REFERENCES "newsarchive_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "settled_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "disagreement_of_person_or_work" CHECK ((("subject_person_id" IS NOT NULL AND "subject_work_id" IS NULL) OR ("subject_person_id" IS NULL AND "subject_work_id" IS NOT NULL))), CONSTRAINT "disagreement_settled_with_reason" CHECK (NOT ("reason" = '' AND "status" = 'settled')));
INSERT INTO "newsarchive_disagreement" VALUES(1,'release_date','settled','2026-11-21 16:46:56.944719','The broadcaster says so.','2026-11-21 16:47:18.406856',2,3,11,1,NULL,1);
CREATE TABLE "newsarchive_ingestitem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(500) NOT NULL, "location" varchar(1000) NOT NULL, "digest" varchar(64) NOT NULL, "outcome" varchar(20) NOT NULL, "reason" text NOT NULL, "extractor_version" varchar(20) NOT NULL, "created" datetime NOT NULL, "article_id" bigint NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NOT NULL REFERENCES "newsarchive_ingestrun" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "newsarchive_ingestitem" VALUES(1,'000-all-kill.txt','/archive/seeds/000-all-kill.txt','cb407d16205be31e78f9f082e37a40ac9bf4b0d6e42556c90e37d91ebe74dc86','new','','1','2026-11-21 16:46:52.289193',1,1);
INSERT INTO "newsarchive_ingestitem" VALUES(2,'001-video-explained.txt','/archive/seeds/001-video-explained.txt','888fca3b1d99ec1849f25d5fcbb13d1a8bebe79469593df41f5de0596f49b2d1','new','','1','2026-11-21 16:46:55.246326',2,1);
INSERT INTO "newsarchive_ingestitem" VALUES(3,'002-local-papers.txt','/archive/seeds/002-local-papers.txt','12ff72044fb198defc5764769ac4f176a3bc416808d4c6a418a46bff96b91aa9','new','','1','2026-11-21 16:46:58.062841',3,1);
CREATE TABLE "newsarchive_ingestrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "started" datetime NOT NULL, "finished" datetime NULL, "paths" text NOT NULL CHECK ((JSON_VALID("paths") OR "paths" IS NULL)), "extractor_version" varchar(20) NOT NULL);
INSERT INTO "newsarchive_ingestrun" VALUES(1,'2026-11-21 16:46:49.852495','2026-11-21 16:46:59.707882','["seeds/000-all-kill.txt", "seeds/001-video-explained.txt", "seeds/002-local-papers.txt"]','1');
CREATE TABLE "newsarchive_judgement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verdict" varchar(20) NOT NULL, "origin" varchar(20) NOT NULL, "score" real NULL, "reason" varchar(500) NOT NULL, "created" datetime NOT NULL, "changed" datetime NOT NULL, "judged_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_a_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "person_b_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "work_a_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, "work_b_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "judgement_of_two_persons_or_two_works" CHECK ((("person_a_id" IS NOT NULL AND "person_b_id" IS NOT NULL AND "work_a_id" IS NULL AND "work_b_id" IS NULL) OR ("person_a_id" IS NULL AND "person_b_id" IS NULL AND "work_a_id" IS NOT NULL AND "work_b_id" IS NOT NULL))), CONSTRAINT "judgement_lower_id_first" CHECK (("person_a_id" < ("person_b_id") OR "work_a_id" < ("work_b_id"))), CONSTRAINT "judgement_of_persons_once" UNIQUE ("person_a_id", "person_b_id"), CONSTRAINT "judgement_of_works_once" UNIQUE ("work_a_id", "work_b_id"), CONSTRAINT "judgement_machine_only_asks" CHECK (("origin" = 'editor' OR "verdict" = 'unsure')));
CREATE TABLE "newsarchive_mention" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "surface" varchar(300) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "appearance_id" bigint NOT NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mention_span_not_empty" CHECK ("end" > ("start")), CONSTRAINT "mention_span_once" UNIQUE ("article_id", "start", "end"));
INSERT INTO "newsarchive_mention" VALUES(1,'IU',0,2,1,1);
INSERT INTO "newsarchive_mention" VALUES(2,'IU',151,153,1,1);
INSERT INTO "newsarchive_mention" VALUES(3,'IU',927,929,1,1);
INSERT INTO "newsarchive_mention" VALUES(4,'Love wins all',6,19,2,1);
INSERT INTO "newsarchive_mention" VALUES(5,'Love wins all',101,114,2,1);
INSERT INTO "newsarchive_mention" VALUES(6,'Love wins all',713,726,2,1);
INSERT INTO "newsarchive_mention" VALUES(7,'Love wins all',888,901,2,1);
INSERT INTO "newsarchive_mention" VALUES(8,'Instiz',236,242,3,1);
INSERT INTO "newsarchive_mention" VALUES(9,'BTS',734,737,4,1);
INSERT INTO "newsarchive_mention" VALUES(10,'V',739,740,5,1);
INSERT INTO "newsarchive_mention" VALUES(11,'V',869,870,5,1);
INSERT INTO "newsarchive_mention" VALUES(12,'Concrete Utopia',778,793,6,1);
INSERT INTO "newsarchive_mention" VALUES(13,'Um Tae-hwa',804,814,7,1);
INSERT INTO "newsarchive_mention" VALUES(14,'Love Me Again',978,991,8,1);
INSERT INTO "newsarchive_mention" VALUES(15,'Lilac',1130,1135,9,1);
INSERT INTO "newsarchive_mention" VALUES(16,'IU',17,19,10,2);
INSERT INTO "newsarchive_mention" VALUES(17,'IU',183,185,10,2);
INSERT INTO "newsarchive_mention" VALUES(18,'IU',571,573,10,2);
INSERT INTO "newsarchive_mention" VALUES(19,'IU',1606,1608,10,2);
INSERT INTO "newsarchive_mention" VALUES(20,'Love Wins All',39,52,11,2);
INSERT INTO "newsarchive_mention" VALUES(21,'Love Wins All',165,178,11,2);
INSERT INTO "newsarchive_mention" VALUES(22,'Love Wins',674,683,11,2);
INSERT INTO "newsarchive_mention" VALUES(23,'Love Wins All',1193,1206,11,2);
INSERT INTO "newsarchive_mention" VALUES(24,'BTS',137,140,12,2);
INSERT INTO "newsarchive_mention" VALUES(25,'V',142,143,13,2);
INSERT INTO "newsarchive_mention" VALUES(26,'V',200,201,13,2);
INSERT INTO "newsarchive_mention" VALUES(27,'Kim Taehyung',203,215,13,2);
INSERT INTO "newsarchive_mention" VALUES(28,'V',235,236,13,2);
INSERT INTO "newsarchive_mention" VALUES(29,'V',999,1000,13,2);
INSERT INTO "newsarchive_mention" VALUES(30,'EDAM Entertainment',385,403,14,2);
INSERT INTO "newsarchive_mention" VALUES(31,'EDAM Entertainment',801,819,14,2);
INSERT INTO "newsarchive_mention" VALUES(32,'Um Tae Hwa',405,415,15,2);
INSERT INTO "newsarchive_mention" VALUES(33,'Concrete Utopia',451,466,16,2);
INSERT INTO "newsarchive_mention" VALUES(34,'IU''s Palette',1016,1028,17,2);
INSERT INTO "newsarchive_mention" VALUES(35,'H.E.R.',1619,1625,18,2);
INSERT INTO "newsarchive_mention" VALUES(36,'IU',120,122,19,3);
INSERT INTO "newsarchive_mention" VALUES(37,'IU',850,852,19,3);
INSERT INTO "newsarchive_mention" VALUES(38,'Love wins all',144,157,20,3);
INSERT INTO "newsarchive_mention" VALUES(39,'Kim Taehyung',193,205,21,3);
INSERT INTO "newsarchive_mention" VALUES(40,'Kim Taehyung',532,544,21,3);
INSERT INTO "newsarchive_mention" VALUES(41,'Hotel Del Luna',212,226,22,3);
INSERT INTO "newsarchive_mention" VALUES(42,'Uhm Tae-hwa',468,479,23,3);
INSERT INTO "newsarchive_mention" VALUES(43,'Uhm Tae-hwa',588,599,23,3);
INSERT INTO "newsarchive_mention" VALUES(44,'BTS',527,530,24,3);
INSERT INTO "newsarchive_mention" VALUES(45,'The Concrete Utopia',628,647,25,3);
INSERT INTO "newsarchive_mention" VALUES(46,'The Winning',873,884,26,3);
INSERT INTO "newsarchive_mention" VALUES(47,'V',987,988,27,3);
INSERT INTO "newsarchive_mention" VALUES(48,'Love Me Again',1001,1014,28,3);
CREATE TABLE "newsarchive_original" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" varchar(64) NOT NULL UNIQUE, "suffix" varchar(20) NOT NULL, "compressed" BLOB NOT NULL);
INSERT INTO "newsarchive_original" VALUES(1,'cb407d16205be31e78f9f082e37a40ac9bf4b0d6e42556c90e37d91ebe74dc86','.txt',X'789C6554416F1A3B18BCF32B46B9EC85209AD7C3537A225153D136CD21A44FEF68D61FAC15AF8D3E7BD9D25FDFB19750A9BDB0C0DA33E399F9BC7E69129AAFF128185D4830DE3758276C3AC183D394F11CC31E4F3BDC2C6FDE6313F1D168C00AF7A2D9ED9C58ACBCBFFEE2BC9FCD1EE2A0B0E694308A0A24C461DF2DFE809F37C8043FA85CAB783149905CD8FBB22277183BD77658BF40250F1A881F033E9B30183DE1E6FD1C218EE8A2B704437B11D1BCA938C3B79DD17C9DD5B4AF04274316AC43CAEE27DC7D790713282FB47F10FC0B93F16E79FBCF12AB477C79DE2CF02D221252918A139D49B031507424914B3889D1C56CB6C2C11B172E6EA035BD60572CFC3029BA682DBB4D7A4DD845451F5516F4B382F7030DA72716498E12F8A947D74A2AA20A462A987DEC25E4DBDFE7B078F8FA0472AB188FEC7A99E3FBFAEE23B6A7BA8B89CCF1498293BAF86ED8276C63F19A51CDF17F1C36C356F03824D7B20D9B78A8A1F355594EEA47F1F4A8409577EF964BCA67C43C249F1383F3277897F2024F815F276D4D5925AFFC5DE300DDEA5D2A694FD0391E0E259DDC91E40D728C83B7E8CDABC0F15F1C4477D2E68BB1F4BA94B32F6A71745618CFEEAF0AA76C34E16EF3DCE03B48136B03AA8764145D609D79FE84D4C55C8C6AEE6368D939C10B6539D3C03A252F237AE9B13172DD8D66CE7A461C863C1DFB609CE2EC8C0EE5A9A5F114AD832BD51DA37ABBA002EB2C8B9B2B79D9F1D748D4369D6BCB1CDBA8B6D8B52EE369E83E23AD8DC85D65E84D98FC96203C27855B375564427E14ACF6AC63733EEE345B56CD38F94D268DA3A59757DFE236DA13AC94B2B16AC4299D9C5FD59EBE7160D49859D4AB4DC9EA18D94A6C4B2DF69772D2366EAAEB986E1D9945B913F4ACCB79D3BEE999D7FFFA186A0BCB28EF63AC9371CB44B8DFD3108DBC1BDC6538E9840ABD37D9D14135A14C76199DEA32E979F9B49C8D84203F58C4FF3AFA55E636C848C0EDD0D385D25955478BCA209748B6C26597CB6031FB057467BD70');
INSERT INTO "newsarchive_original" VALUES(2,'888fca3b1d99ec1849f25d5fcbb13d1a8bebe79469593df41f5de0596f49b2d1','.txt',X'789C6D55CB6E233710BCEB2B1A7BD98B2CAC9D3D04BE29B1036FBC4182B56C23C716A74724C4610B7C68A0BF4F35C7DE4582DCE421595D5D55DDA681ABD0CDA79BCF579FAEAF6E3ED397E78F8592CC34B5121C9DC320BAA6AF7A167A0DA9D036C6356561E765A091F14513DD8993692F9900C095A630A470F0951E9F766BE23450A8748A7C2914C351886914AE2D0B8D214E3487EAE997DDD3477A212EB85BA888533C8BC2C366B5FA4FF5FD052C3BEC0213D2815E56ABC730D18EC55F5A3AACE998744EC6AD543E88E1BEACC971CE410A798E23E90822A56ABE504834FBE03CD559E9247A8A62DFA2D5CD0D30ADDA75B4E0F0BA2A79C8B2A19D9745209A817F6AFB188AC982AABF736A0C640862ED19C0D45060E69C82F1AB3E6B3B78BABFDBFE41F7A94AAE1CD224A96EE8B937420F33AFC14B69E241F040E851A17CA221142E78B1C8F7AB2697052E3E573D053C19421657C1A3BEF35BA816AF5AC15E8F4B27D6E2BB738B4DF6A028E40CA5FF1E432E7861C5BA5C8938EEDB8433B80C0F3CDABE886152E24960D57638A39350C43A59ADBE54B01928A12EC7D902E0F96CBDA0407FB110832250DC44D41C0E21718C17AAA14634F1DDFC1F14DF68D9390D1959753AA1A3906AD9D0875721E7B558CC2CC7CBB53707B39413B4A1513309985E344997D8AC2E2608F04326CB0EE8AE3FFC8F3F54182DE1AAA507D363DFC06D182C875D19A4DD33D21BA05B321F14DF8D9155426673F7061799CE1C1BEF417092522CA8B3B638D05EC0A85408BAF359C4060EBEF4E8CD5C912394A87370B25A5D6F688B8C15BF403AA84A35379C6CE10D67E28362B04C5CA6431328877CF631FF8BA3D42AEBC577D0978CAF7F6BDBB57D8FCBBC68DE1BEEE8DE5C4A75E909B84062577BA0F71D192189711107090F314ADED06FDA324D9AAAC702600BAE15D471C42FF73D0503E7E39A8A0B929C5C8D01B880AFE61060FFB5032C9F2E9AA226C81B31939CCBD1D692662877B3A107B03757E1030E81326B1E8A898A8C68B331AF1C8FC6B78403069ED3A1C105EBC671EB8E812F8262157D4B75F158266C2899BA1F8BCB1B7AF50153E2A05C018118755E2E2295DA27670F326A7180B0A793013924278BCDB8648B2BB47020886AA63DFCC2DCE0082546B9C5F92C3D6430854E5E01BBC7407BFBB358B981211C1AFF09894824E9472091D3CB7BDB9DE01C92C5C60B9F4C166889427D95F7F98A8AF9B0E1AE8A3036EC63E436EBB404A572B6646EBF3EFD49DFEEB777B7CB3A4EDA92ADC787CDFDE6DBC6A48E161358DF17FCF5CFE442C5F6BD25FB9F83713E4B421C7BC2262CB6D53F327F42F9');
INSERT INTO "newsarchive_original" VALUES(3,'12ff72044fb198defc5764769ac4f176a3bc416808d4c6a418a46bff96b91aa9','.txt',X'789C55545D8FDB36107CBF5FB1C84B5E64E36A1C8AA26FCE054DD2246881F3E5FABA96562273145720292BFAF79DA5EDCB05B0E10F7277676667441D17A1DDEDEE6E73BBDBDCDED13F91FE92639A39AD74D7D4938626A74587C493CBA43D7DD6241C29CA92279E24655A24164A3AC78E78D43850CF31FF491A85261E84B82F9288A316874F8DF4E9F16DA629C9264910CE42D9C721087DD193D0E263260E01059D5D46118D18E8F12A99C639FB964EBE136DE8B31FE9C0E2D6390EDB9B9B03AE7ED42281DEE3FD658E4CDC962419D3E6523BD54252FC42EBBF3956AABB0BD72D3DF9E230A8E335D7EB13FB04ACB995284634091D0560293B4ED2919C24AD0B684953F1D69AE463C1D9540717D5670275D9D2FEA2DD26701C6653A60A68CCDE692E00343004F8099329989C49264DE53CA06A0824091D898F46C454E97C92B6686AE8D15549366E6128F2E4B85C88D455717E06B28533395D50492D8F973E5B7A777878FB8BA4D4FB30E2BEF310905301A045E41912F42042682B31F80CB2DBD773C97147DFE75CEA17A63CB7AD49B1405CB21DDD6B6C9380C063D1C9F34FE9CE4C4167111800822C6EB531AD53B8A4288CF00CB8AF4D0023FEB86A132BAB5A6B90CBA2047F75001F7845F920A61E6479B3072813A430E4CF15E3CBCF78DE2A5DB7D4BCA95686A92FB263CE7F68F2D53440F1C5A30BAFDBB3B3B3FF01A2A38F7EC3E1388F4D25FDE46384731A2BE9E6DAE5256BBBDB6BD8B0AEDF691AAF297B2820C6A9A3831FE1A04FC5AA2D45BD075ACA1A945E85A8AD69FE0DE0BE35D0CE44CBE6A01AACAF42FB8141AFEEDC9C73DD237A664927DF9ABB078E0D1687A401C0E23C72D9EA3805314FF7DE120A0FD447C1916D0D25A129986DE9A3546B4536D300BD040FB9EAB92020A622AA208F896C53E7E8E1BB834B828C1B9473EB8B67F7695CE903929738D0BE3341339A150FE91E60090DD46B08BA1857391B12A18353915530AB4D1E26693DEADFCF65A583F06810ECE09E275FEC407A89D94C39E231D3191CCC6F754ED9FCDDE55F36F5C7CBA2603857C31AE9BBDA33CB9AEEF06F857DAF69CA46F3DECDB175A210F5030CB5A0D9BF494FB6ABEDCDFFF5DBE695');
CREATE TABLE "newsarchive_outlet" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL UNIQUE, "created" datetime NOT NULL);
CREATE TABLE "newsarchive_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "kind" varchar(20) NOT NULL, "name_key" varchar(200) NOT NULL, "curated" bool NOT NULL, "created" datetime NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "claim_count" integer unsigned NOT NULL CHECK ("claim_count" >= 0), "merged_into_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "person_has_name" CHECK (NOT ("name" = '')), CONSTRAINT "person_not_merged_into_itself" CHECK (NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL)));
INSERT INTO "newsarchive_person" VALUES(1,'Ada Editor','person','adaeditor',1,'2026-11-21 16:46:52.387187',3,0,NULL);
INSERT INTO "newsarchive_person" VALUES(2,'Instiz','organisation','instiz',0,'2026-11-21 16:46:52.387299',1,0,NULL);
INSERT INTO "newsarchive_person" VALUES(3,'BTS','group','bts',0,'2026-11-21 16:46:52.387346',3,0,NULL);
INSERT INTO "newsarchive_person" VALUES(4,'V','person','v',0,'2026-11-21 16:46:52.387387',3,1,NULL);
INSERT INTO "newsarchive_person" VALUES(5,'Uhm Tae-hwa','person','umtaehwa',0,'2026-11-21 16:46:52.387435',3,0,NULL);
INSERT INTO "newsarchive_person" VALUES(6,'EDAM Entertainment','organisation','edamentertainment',0,'2026-11-21 16:46:55.411637',1,1,NULL);
CREATE TABLE "newsarchive_personalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "kind" varchar(20) NOT NULL, "language" varchar(20) NOT NULL, "name_key" varchar(200) NOT NULL, "origin" varchar(20) NOT NULL, "made_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "person_alias_once" UNIQUE ("person_id", "name"));
INSERT INTO "newsarchive_personalias" VALUES(1,'Kim Taehyung','name','','kimtaehyung','machine',NULL,4);
INSERT INTO "newsarchive_personalias" VALUES(2,'Um Tae Hwa','spelling','','umtaehwa','machine',NULL,5);
INSERT INTO "newsarchive_personalias" VALUES(3,'Um Tae-hwa','spelling','','umtaehwa','machine',NULL,5);
INSERT INTO "newsarchive_personalias" VALUES(4,'IU','name','','iu','machine',NULL,1);
CREATE TABLE "newsarchive_work" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "kind" varchar(20) NOT NULL, "title_key" varchar(300) NOT NULL, "curated" bool NOT NULL, "created" datetime NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "claim_count" integer unsigned NOT NULL CHECK ("claim_count" >= 0), "merged_into_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "work_has_title" CHECK (NOT ("title" = '')), CONSTRAINT "work_not_merged_into_itself" CHECK (NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL)));
INSERT INTO "newsarchive_work" VALUES(1,'Love Wins All','song','love wins all',0,'2026-11-21 16:46:52.440873',3,9,NULL);
INSERT INTO "newsarchive_work" VALUES(2,'Concrete Utopia','film','concrete utopia',0,'2026-11-21 16:46:52.440953',3,1,NULL);
INSERT INTO "newsarchive_work" VALUES(3,'Love Me Again','song','love me again',0,'2026-11-21 16:46:52.441008',2,1,NULL);
INSERT INTO "newsarchive_work" VALUES(4,'Lilac','other','lilac',0,'2026-11-21 16:46:52.441062',1,1,NULL);
INSERT INTO "newsarchive_work" VALUES(5,'IU''s Palette','show','iu palette',0,'2026-11-21 16:46:55.658602',1,1,NULL);
INSERT INTO "newsarchive_work" VALUES(6,'H.E.R.','tour','h e r',0,'2026-11-21 16:46:55.658724',1,0,NULL);
INSERT INTO "newsarchive_work" VALUES(7,'Hotel Del Luna','other','hotel del luna',0,'2026-11-21 16:46:58.302037',1,1,NULL);
INSERT INTO "newsarchive_work" VALUES(8,'The Winning','album','winning',0,'2026-11-21 16:46:58.302118',1,2,NULL);
CREATE TABLE "newsarchive_workalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "kind" varchar(20) NOT NULL, "language" varchar(20) NOT NULL, "title_key" varchar(300) NOT NULL, "origin" varchar(20) NOT NULL, "made_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "work_id" bigint NOT NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "work_alias_once" UNIQUE ("work_id", "title"));
INSERT INTO "newsarchive_workalias" VALUES(1,'Palette','short','','palette','machine',NULL,5);
INSERT INTO "newsarchive_workalias" VALUES(2,'Love Wins','former','','love wins','machine',NULL,1);
INSERT INTO "newsarchive_workalias" VALUES(3,'Love wins all','spelling','','love wins all','machine',NULL,1);
INSERT INTO "newsarchive_workalias" VALUES(4,'The Concrete Utopia','spelling','','concrete utopia','machine',NULL,2);
CREATE VIRTUAL TABLE person_search USING fts5(
        name, aliases, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE VIRTUAL TABLE work_search USING fts5(
        title, aliases, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "article_newest" ON "newsarchive_article" ("sort_date" DESC, "id" DESC);
CREATE INDEX "article_current_newest" ON "newsarchive_article" ("sort_date" DESC, "id" DESC) WHERE "is_current";
CREATE INDEX "article_outlet_newest" ON "newsarchive_article" ("outlet_id", "sort_date" DESC, "id" DESC);
CREATE INDEX "article_undated" ON "newsarchive_article" ("sort_date" DESC, "id" DESC) WHERE "published" IS NULL;
CREATE INDEX "article_location" ON "newsarchive_article" ("location");
CREATE INDEX "article_source" ON "newsarchive_article" ("source");
CREATE INDEX "article_url" ON "newsarchive_article" ("url");
CREATE INDEX "newsarchive_article_original_id_39c611ec" ON "newsarchive_article" ("original_id");
CREATE INDEX "newsarchive_article_outlet_id_9729be40" ON "newsarchive_article" ("outlet_id");
CREATE INDEX "newsarchive_ingestitem_article_id_6200a55c" ON "newsarchive_ingestitem" ("article_id");
CREATE INDEX "newsarchive_ingestitem_run_id_c6c05bcf" ON "newsarchive_ingestitem" ("run_id");
CREATE INDEX "ingest_item_outcome" ON "newsarchive_ingestitem" ("outcome", "id" DESC);
CREATE INDEX "ingest_item_location" ON "newsarchive_ingestitem" ("location", "id" DESC);
CREATE INDEX "newsarchive_mention_appearance_id_08bab991" ON "newsarchive_mention" ("appearance_id");
CREATE INDEX "newsarchive_mention_article_id_a554d850" ON "newsarchive_mention" ("article_id");
CREATE INDEX "newsarchive_person_merged_into_id_c8a4f9e9" ON "newsarchive_person" ("merged_into_id");
CREATE INDEX "person_most_covered" ON "newsarchive_person" ("article_count" DESC, "id" DESC);
CREATE INDEX "person_kind_most_covered" ON "newsarchive_person" ("kind", "article_count" DESC, "id" DESC);
CREATE INDEX "person_name_key" ON "newsarchive_person" ("name_key");
CREATE INDEX "newsarchive_citation_article_id_dbcc7b6f" ON "newsarchive_citation" ("article_id");
CREATE INDEX "newsarchive_citation_decided_by_id_29d35b73" ON "newsarchive_citation" ("decided_by_id");
CREATE INDEX "newsarchive_citation_object_appearance_id_c1708476" ON "newsarchive_citation" ("object_appearance_id");
CREATE INDEX "newsarchive_citation_speaker_appearance_id_48c830ab" ON "newsarchive_citation" ("speaker_appearance_id");
CREATE INDEX "newsarchive_citation_subject_appearance_id_119d4b60" ON "newsarchive_citation" ("subject_appearance_id");
CREATE INDEX "newsarchive_citation_claim_id_82eb154b" ON "newsarchive_citation" ("claim_id");
CREATE INDEX "newsarchive_citation_speaker_id_268fae29" ON "newsarchive_citation" ("speaker_id");
CREATE INDEX "citation_in_text_order" ON "newsarchive_citation" ("article_id", "start");
CREATE INDEX "citation_value_outside_quote" ON "newsarchive_citation" ("id" DESC) WHERE NOT ("value_end" IS NOT NULL AND "value_end" <= ("end") AND "value_end" IS NOT NULL AND "value_start" >= ("start") AND "value_start" IS NOT NULL AND "value_start" IS NOT NULL);
CREATE INDEX "newsarchive_personalias_made_by_id_3ac46bac" ON "newsarchive_personalias" ("made_by_id");
CREATE INDEX "newsarchive_personalias_person_id_e5d16ac3" ON "newsarchive_personalias" ("person_id");
CREATE INDEX "person_alias_name_key" ON "newsarchive_personalias" ("name_key");
CREATE INDEX "newsarchive_work_merged_into_id_787fc19d" ON "newsarchive_work" ("merged_into_id");
CREATE INDEX "work_most_covered" ON "newsarchive_work" ("article_count" DESC, "id" DESC);
CREATE INDEX "work_kind_most_covered" ON "newsarchive_work" ("kind", "article_count" DESC, "id" DESC);
CREATE INDEX "work_title_key" ON "newsarchive_work" ("title_key");
CREATE INDEX "newsarchive_judgement_judged_by_id_64226002" ON "newsarchive_judgement" ("judged_by_id");
CREATE INDEX "newsarchive_judgement_person_a_id_c10a2276" ON "newsarchive_judgement" ("person_a_id");
CREATE INDEX "newsarchive_judgement_person_b_id_376d2f56" ON "newsarchive_judgement" ("person_b_id");
CREATE INDEX "newsarchive_judgement_work_a_id_f0d66805" ON "newsarchive_judgement" ("work_a_id");
CREATE INDEX "newsarchive_judgement_work_b_id_db4400f6" ON "newsarchive_judgement" ("work_b_id");
CREATE INDEX "judgement_verdict_likeliest" ON "newsarchive_judgement" ("verdict", "score" DESC, "id" DESC);
CREATE UNIQUE INDEX "disagreement_of_person_once" ON "newsarchive_disagreement" ("subject_person_id", "predicate") WHERE "subject_person_id" IS NOT NULL;
CREATE UNIQUE INDEX "disagreement_of_work_once" ON "newsarchive_disagreement" ("subject_work_id", "predicate") WHERE "subject_work_id" IS NOT NULL;
CREATE INDEX "newsarchive_disagreement_preferred_id_b9552f04" ON "newsarchive_disagreement" ("preferred_id");
CREATE INDEX "newsarchive_disagreement_settled_by_id_d8a60a69" ON "newsarchive_disagreement" ("settled_by_id");
CREATE INDEX "newsarchive_disagreement_subject_person_id_8967a1ca" ON "newsarchive_disagreement" ("subject_person_id");
CREATE INDEX "newsarchive_disagreement_subject_work_id_112dc3b2" ON "newsarchive_disagreement" ("subject_work_id");
CREATE INDEX "disagreement_status" ON "newsarchive_disagreement" ("status", "article_count" DESC, "id" DESC);
CREATE INDEX "disagreement_most_cited" ON "newsarchive_disagreement" ("article_count" DESC, "id" DESC);
CREATE INDEX "newsarchive_claim_decided_by_id_ad033b46" ON "newsarchive_claim" ("decided_by_id");
CREATE INDEX "newsarchive_claim_disagreement_id_d4af7594" ON "newsarchive_claim" ("disagreement_id");
CREATE INDEX "newsarchive_claim_object_person_id_91b2cdfa" ON "newsarchive_claim" ("object_person_id");
CREATE INDEX "newsarchive_claim_subject_person_id_f9422b00" ON "newsarchive_claim" ("subject_person_id");
CREATE INDEX "newsarchive_claim_object_work_id_59a2d117" ON "newsarchive_claim" ("object_work_id");
CREATE INDEX "newsarchive_claim_subject_work_id_84fe261f" ON "newsarchive_claim" ("subject_work_id");
CREATE INDEX "claim_of_person" ON "newsarchive_claim" ("subject_person_id", "predicate");
CREATE INDEX "claim_of_work" ON "newsarchive_claim" ("subject_work_id", "predicate");
CREATE INDEX "claim_about_person" ON "newsarchive_claim" ("object_person_id", "predicate");
CREATE INDEX "claim_about_work" ON "newsarchive_claim" ("object_work_id", "predicate");
CREATE INDEX "claim_status_most_cited" ON "newsarchive_claim" ("status", "article_count" DESC, "id" DESC);
CREATE INDEX "claim_predicate_most_cited" ON "newsarchive_claim" ("predicate", "article_count" DESC, "id" DESC);
CREATE INDEX "claim_most_cited" ON "newsarchive_claim" ("article_count" DESC, "id" DESC);
CREATE INDEX "claim_newest" ON "newsarchive_claim" ("last_published" DESC, "id" DESC);
CREATE UNIQUE INDEX "claim_of_person_once" ON "newsarchive_claim" ("subject_person_id", "predicate", "value_key", "negated") WHERE "subject_person_id" IS NOT NULL;
CREATE UNIQUE INDEX "claim_of_work_once" ON "newsarchive_claim" ("subject_work_id", "predicate", "value_key", "negated") WHERE "subject_work_id" IS NOT NULL;
CREATE INDEX "newsarchive_appearance_article_id_a0b7b05a" ON "newsarchive_appearance" ("article_id");
CREATE INDEX "newsarchive_appearance_person_id_00fff8a0" ON "newsarchive_appearance" ("person_id");
CREATE INDEX "newsarchive_appearance_work_id_3f97b3f5" ON "newsarchive_appearance" ("work_id");
CREATE INDEX "appearance_person_newest" ON "newsarchive_appearance" ("person_id", "sort_date" DESC, "article_id" DESC);
CREATE INDEX "appearance_work_newest" ON "newsarchive_appearance" ("work_id", "sort_date" DESC, "article_id" DESC);
CREATE INDEX "appearance_pinned" ON "newsarchive_appearance" ("person_id", "work_id") WHERE "pinned";
CREATE INDEX "newsarchive_workalias_made_by_id_56c39cfb" ON "newsarchive_workalias" ("made_by_id");
CREATE INDEX "newsarchive_workalias_work_id_ba610fdc" ON "newsarchive_workalias" ("work_id");
CREATE INDEX "work_alias_title_key" ON "newsarchive_workalias" ("title_key");
CREATE TRIGGER article_search_insert AFTER INSERT ON newsarchive_article BEGIN
        INSERT INTO article_search (rowid, headline, text) VALUES (new.id, new.headline, new.text);
    END;
CREATE TRIGGER article_search_delete AFTER DELETE ON newsarchive_article BEGIN
        INSERT INTO article_search (article_search, rowid, headline, text) VALUES ('delete', old.id, old.headline, old.text);
    END;
CREATE TRIGGER article_search_update AFTER UPDATE OF headline, text ON newsarchive_article WHEN old.headline <> new.headline OR old.text <> new.text BEGIN
        INSERT INTO article_search (article_search, rowid, headline, text) VALUES ('delete', old.id, old.headline, old.text);
        INSERT INTO article_search (rowid, headline, text) VALUES (new.id, new.headline, new.text);
    END;
CREATE TRIGGER claim_search_insert AFTER INSERT ON newsarchive_claim BEGIN
        INSERT INTO claim_search (rowid, value) VALUES (new.id, new.value);
    END;
CREATE TRIGGER claim_search_delete AFTER DELETE ON newsarchive_claim BEGIN
        INSERT INTO claim_search (claim_search, rowid, value) VALUES ('delete', old.id, old.value);
    END;
CREATE TRIGGER claim_search_update AFTER UPDATE OF value ON newsarchive_claim WHEN old.value <> new.value BEGIN
        INSERT INTO claim_search (claim_search, rowid, value) VALUES ('delete', old.id, old.value);
        INSERT INTO claim_search (rowid, value) VALUES (new.id, new.value);
    END;
CREATE TRIGGER person_search_insert AFTER INSERT ON newsarchive_person BEGIN
        INSERT INTO person_search (rowid, name, aliases)
        SELECT new.id, '', '' WHERE NOT EXISTS (SELECT 1 FROM person_search WHERE rowid = new.id);
        UPDATE person_search SET name = new.name WHERE rowid = new.id;
    END;
CREATE TRIGGER person_search_delete AFTER DELETE ON newsarchive_person BEGIN
        DELETE FROM person_search WHERE rowid = old.id;
    END;
CREATE TRIGGER person_search_update AFTER UPDATE OF name ON newsarchive_person
    WHEN old.name <> new.name BEGIN
        UPDATE person_search SET name = new.name WHERE rowid = new.id;
    END;
CREATE TRIGGER person_search_alias_insert AFTER INSERT ON newsarchive_personalias BEGIN
        INSERT INTO person_search (rowid, name, aliases)
        SELECT new.person_id, '', '' WHERE NOT EXISTS (SELECT 1 FROM person_search WHERE rowid = new.person_id);
        UPDATE person_search SET aliases = coalesce((
            SELECT group_concat(name, char(10))
            FROM (SELECT name FROM newsarchive_personalias WHERE person_id = new.person_id ORDER BY id)
        ), '') WHERE rowid = new.person_id;
    END;
CREATE TRIGGER person_search_alias_delete AFTER DELETE ON newsarchive_personalias BEGIN
        UPDATE person_search SET aliases = coalesce((
            SELECT group_concat(name, char(10))
            FROM (SELECT name FROM newsarchive_personalias WHERE person_id = old.person_id ORDER BY id)
        ), '') WHERE rowid = old.person_id;
    END;
CREATE TRIGGER person_search_alias_update AFTER UPDATE OF name, person_id ON newsarchive_personalias BEGIN
        UPDATE person_search SET aliases = coalesce((
            SELECT group_concat(name, char(10))
            FROM (SELECT name FROM newsarchive_personalias WHERE person_id = old.person_id ORDER BY id)
        ), '') WHERE rowid = old.person_id;
        INSERT INTO person_search (rowid, name, aliases)
        SELECT new.person_id, '', '' WHERE NOT EXISTS (SELECT 1 FROM person_search WHERE rowid = new.person_id);
        UPDATE person_search SET aliases = coalesce((
            SELECT group_concat(name, char(10))
            FROM (SELECT name FROM newsarchive_personalias WHERE person_id = new.person_id ORDER BY id)
        ), '') WHERE rowid = new.person_id;
    END;
CREATE TRIGGER work_search_insert AFTER INSERT ON newsarchive_work BEGIN
        INSERT INTO work_search (rowid, title, aliases)
        SELECT new.id, '', '' WHERE NOT EXISTS (SELECT 1 FROM work_search WHERE rowid = new.id);
        UPDATE work_search SET title = new.title WHERE rowid = new.id;
    END;
CREATE TRIGGER work_search_delete AFTER DELETE ON newsarchive_work BEGIN
        DELETE FROM work_search WHERE rowid = old.id;
    END;
CREATE TRIGGER work_search_update AFTER UPDATE OF title ON newsarchive_work
    WHEN old.title <> new.title BEGIN
        UPDATE work_search SET title = new.title WHERE rowid = new.id;
    END;
CREATE TRIGGER work_search_alias_insert AFTER INSERT ON newsarchive_workalias BEGIN
        INSERT INTO work_search (rowid, title, aliases)
        SELECT new.work_id, '', '' WHERE NOT EXISTS (SELECT 1 FROM work_search WHERE rowid = new.work_id);
        UPDATE work_search SET aliases = coalesce((
            SELECT group_concat(title, char(10))
            FROM (SELECT title FROM newsarchive_workalias WHERE work_id = new.work_id ORDER BY id)
        ), '') WHERE rowid = new.work_id;
    END;
CREATE TRIGGER work_search_alias_delete AFTER DELETE ON newsarchive_workalias BEGIN
        UPDATE work_search SET aliases = coalesce((
            SELECT group_concat(title, char(10))
            FROM (SELECT title FROM newsarchive_workalias WHERE work_id = old.work_id ORDER BY id)
        ), '') WHERE rowid = old.work_id;
    END;
CREATE TRIGGER work_search_alias_update AFTER UPDATE OF title, work_id ON newsarchive_workalias BEGIN
        UPDATE work_search SET aliases = coalesce((
            SELECT group_concat(title, char(10))
            FROM (SELECT title FROM newsarchive_workalias WHERE work_id = old.work_id ORDER BY id)
        ), '') WHERE rowid = old.work_id;
        INSERT INTO work_search (rowid, title, aliases)
        SELECT new.work_id, '', '' WHERE NOT EXISTS (SELECT 1 FROM work_search WHERE rowid = new.work_id);
        UPDATE work_search SET aliases = coalesce((
            SELECT group_concat(title, char(10))
            FROM (SELECT title FROM newsarchive_workalias WHERE work_id = new.work_id ORDER BY id)
        ), '') WHERE rowid = new.work_id;
    END;
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',20);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',10);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',21);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',84);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('auth_user',1);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_person',6);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_citation',33);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_personalias',4);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_work',8);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_judgement',0);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_disagreement',1);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_claim',21);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_appearance',28);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_workalias',4);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_ingestrun',1);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_original',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_article',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_ingestitem',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_mention',48);
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO claim_search (claim_search) VALUES ('rebuild');
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO work_search (work_search) VALUES ('rebuild');
COMMIT;
