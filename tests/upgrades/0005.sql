BEGIN TRANSACTION;
CREATE VIRTUAL TABLE article_search USING fts5(
        headline, text, content='newsarchive_article', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE "auditlog_logentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_pk" varchar(255) NOT NULL, "object_id" bigint NULL, "object_repr" text NOT NULL, "action" smallint unsigned NOT NULL CHECK ("action" >= 0), "timestamp" datetime NOT NULL, "actor_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "remote_addr" char(39) NULL, "additional_data" text NULL CHECK ((JSON_VALID("additional_data") OR "additional_data" IS NULL)), "serialized_data" text NULL CHECK ((JSON_VALID("serialized_data") OR "serialized_data" IS NULL)), "cid" varchar(255) NULL, "changes_text" text NOT NULL, "changes" text NULL CHECK ((JSON_VALID("changes") OR "changes" IS NULL)), "remote_port" integer unsigned NULL CHECK ("remote_port" >= 0), "actor_email" varchar(254) NULL);
INSERT INTO "auditlog_logentry" VALUES(1,'2',2,'Love Wins All · release date · 2024-01-24',1,'2026-11-21 16:59:43.092829',1,7,NULL,NULL,NULL,'454086ef-515a-4127-9125-ccf5438b627d','','{"reason": ["", "The broadcaster says so."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:42.707955"], "rank": ["normal", "deprecated"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(2,'11',11,'Love Wins All · release date · 2023-12-24',1,'2026-11-21 16:59:43.092829',1,7,NULL,NULL,NULL,'454086ef-515a-4127-9125-ccf5438b627d','','{"reason": ["", "The broadcaster says so."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:42.753854"], "rank": ["normal", "preferred"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(3,'1',1,'Love Wins All: release date',1,'2026-11-21 16:59:43.092829',1,8,NULL,NULL,NULL,'454086ef-515a-4127-9125-ccf5438b627d','','{"status": ["open", "settled"], "preferred": [null, 11], "reason": ["", "The broadcaster says so."], "settled_by": [null, 1], "settled_at": [null, "2026-11-21 16:59:42.795423"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(4,'1',1,'Love Wins All · performer · IU',1,'2026-11-21 16:59:43.736860',1,7,NULL,NULL,NULL,'a7cb1db6-8a68-4501-86a9-561d19eaae9b','','{"status": ["unreviewed", "accepted"], "reason": ["", "As the poster has it."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:43.424157"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(5,'3',3,'Love Wins All · achievement · certified ''All-Kill''',1,'2026-11-21 16:59:43.736860',1,7,NULL,NULL,NULL,'a7cb1db6-8a68-4501-86a9-561d19eaae9b','','{"status": ["unreviewed", "accepted"], "reason": ["", "As the poster has it."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:43.461937"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(6,'4',4,'Love Wins All · cast member · V',1,'2026-11-21 16:59:43.736860',1,7,NULL,NULL,NULL,'a7cb1db6-8a68-4501-86a9-561d19eaae9b','','{"status": ["unreviewed", "accepted"], "reason": ["", "As the poster has it."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:43.463423"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(7,'5',5,'V · member of · BTS',1,'2026-11-21 16:59:44.295363',1,7,NULL,NULL,NULL,'71419d03-0313-4b9e-9fe1-46cb3106322f','','{"status": ["unreviewed", "rejected"], "reason": ["", "Misread."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:43.974765"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(8,'6',6,'Love Wins All · performer · BTS',1,'2026-11-21 16:59:44.295363',1,7,NULL,NULL,NULL,'71419d03-0313-4b9e-9fe1-46cb3106322f','','{"status": ["unreviewed", "rejected"], "reason": ["", "Misread."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:43.976065"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(9,'29',29,'He was named an elite trainee',1,'2026-11-21 16:59:44.769594',1,10,NULL,NULL,NULL,'1563d7d9-cc52-46aa-811c-d819d1a39de3','','{"status": ["unreviewed", "rejected"], "reason": ["", "Not what it says."], "decided_by": [null, 1], "decided_at": [null, "2026-11-21 16:59:44.547551"]}',NULL,NULL);
INSERT INTO "auditlog_logentry" VALUES(10,'1',1,'Ada Editor',1,'2026-11-21 16:59:44.896124',1,9,NULL,NULL,NULL,'d08f3194-0690-4ec9-8fe2-005e26756726','','{"name": ["IU", "Ada Editor"], "curated": [false, true]}',NULL,NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(2,1,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(3,1,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(4,1,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(5,2,'add_ingestrun','Can add ingest run');
INSERT INTO "auth_permission" VALUES(6,2,'change_ingestrun','Can change ingest run');
INSERT INTO "auth_permission" VALUES(7,2,'delete_ingestrun','Can delete ingest run');
INSERT INTO "auth_permission" VALUES(8,2,'view_ingestrun','Can view ingest run');
INSERT INTO "auth_permission" VALUES(9,3,'add_original','Can add original');
INSERT INTO "auth_permission" VALUES(10,3,'change_original','Can change original');
INSERT INTO "auth_permission" VALUES(11,3,'delete_original','Can delete original');
INSERT INTO "auth_permission" VALUES(12,3,'view_original','Can view original');
INSERT INTO "auth_permission" VALUES(13,4,'add_outlet','Can add outlet');
INSERT INTO "auth_permission" VALUES(14,4,'change_outlet','Can change outlet');
INSERT INTO "auth_permission" VALUES(15,4,'delete_outlet','Can delete outlet');
INSERT INTO "auth_permission" VALUES(16,4,'view_outlet','Can view outlet');
INSERT INTO "auth_permission" VALUES(17,5,'add_article','Can add article');
INSERT INTO "auth_permission" VALUES(18,5,'change_article','Can change article');
INSERT INTO "auth_permission" VALUES(19,5,'delete_article','Can delete article');
INSERT INTO "auth_permission" VALUES(20,5,'view_article','Can view article');
INSERT INTO "auth_permission" VALUES(21,6,'add_appearance','Can add appearance');
INSERT INTO "auth_permission" VALUES(22,6,'change_appearance','Can change appearance');
INSERT INTO "auth_permission" VALUES(23,6,'delete_appearance','Can delete appearance');
INSERT INTO "auth_permission" VALUES(24,6,'view_appearance','Can view appearance');
INSERT INTO "auth_permission" VALUES(25,7,'add_claim','Can add claim');
INSERT INTO "auth_permission" VALUES(26,7,'change_claim','Can change claim');
INSERT INTO "auth_permission" VALUES(27,7,'delete_claim','Can delete claim');
INSERT INTO "auth_permission" VALUES(28,7,'view_claim','Can view claim');
INSERT INTO "auth_permission" VALUES(29,8,'add_disagreement','Can add disagreement');
INSERT INTO "auth_permission" VALUES(30,8,'change_disagreement','Can change disagreement');
INSERT INTO "auth_permission" VALUES(31,8,'delete_disagreement','Can delete disagreement');
INSERT INTO "auth_permission" VALUES(32,8,'view_disagreement','Can view disagreement');
INSERT INTO "auth_permission" VALUES(33,9,'add_person','Can add person');
INSERT INTO "auth_permission" VALUES(34,9,'change_person','Can change person');
INSERT INTO "auth_permission" VALUES(35,9,'delete_person','Can delete person');
INSERT INTO "auth_permission" VALUES(36,9,'view_person','Can view person');
INSERT INTO "auth_permission" VALUES(37,10,'add_citation','Can add citation');
INSERT INTO "auth_permission" VALUES(38,10,'change_citation','Can change citation');
INSERT INTO "auth_permission" VALUES(39,10,'delete_citation','Can delete citation');
INSERT INTO "auth_permission" VALUES(40,10,'view_citation','Can view citation');
INSERT INTO "auth_permission" VALUES(41,11,'add_personalias','Can add alias');
INSERT INTO "auth_permission" VALUES(42,11,'change_personalias','Can change alias');
INSERT INTO "auth_permission" VALUES(43,11,'delete_personalias','Can delete alias');
INSERT INTO "auth_permission" VALUES(44,11,'view_personalias','Can view alias');
INSERT INTO "auth_permission" VALUES(45,12,'add_work','Can add work');
INSERT INTO "auth_permission" VALUES(46,12,'change_work','Can change work');
INSERT INTO "auth_permission" VALUES(47,12,'delete_work','Can delete work');
INSERT INTO "auth_permission" VALUES(48,12,'view_work','Can view work');
INSERT INTO "auth_permission" VALUES(49,13,'add_judgement','Can add judgement');
INSERT INTO "auth_permission" VALUES(50,13,'change_judgement','Can change judgement');
INSERT INTO "auth_permission" VALUES(51,13,'delete_judgement','Can delete judgement');
INSERT INTO "auth_permission" VALUES(52,13,'view_judgement','Can view judgement');
INSERT INTO "auth_permission" VALUES(53,14,'add_workalias','Can add alias');
INSERT INTO "auth_permission" VALUES(54,14,'change_workalias','Can change alias');
INSERT INTO "auth_permission" VALUES(55,14,'delete_workalias','Can delete alias');
INSERT INTO "auth_permission" VALUES(56,14,'view_workalias','Can view alias');
INSERT INTO "auth_permission" VALUES(57,15,'add_ingestitem','Can add ingest item');
INSERT INTO "auth_permission" VALUES(58,15,'change_ingestitem','Can change ingest item');
INSERT INTO "auth_permission" VALUES(59,15,'delete_ingestitem','Can delete ingest item');
INSERT INTO "auth_permission" VALUES(60,15,'view_ingestitem','Can view ingest item');
INSERT INTO "auth_permission" VALUES(61,16,'add_mention','Can add mention');
INSERT INTO "auth_permission" VALUES(62,16,'change_mention','Can change mention');
INSERT INTO "auth_permission" VALUES(63,16,'delete_mention','Can delete mention');
INSERT INTO "auth_permission" VALUES(64,16,'view_mention','Can view mention');
INSERT INTO "auth_permission" VALUES(65,17,'add_fingerprint','Can add fingerprint');
INSERT INTO "auth_permission" VALUES(66,17,'change_fingerprint','Can change fingerprint');
INSERT INTO "auth_permission" VALUES(67,17,'delete_fingerprint','Can delete fingerprint');
INSERT INTO "auth_permission" VALUES(68,17,'view_fingerprint','Can view fingerprint');
INSERT INTO "auth_permission" VALUES(69,18,'add_knownname','Can add known name');
INSERT INTO "auth_permission" VALUES(70,18,'change_knownname','Can change known name');
INSERT INTO "auth_permission" VALUES(71,18,'delete_knownname','Can delete known name');
INSERT INTO "auth_permission" VALUES(72,18,'view_knownname','Can view known name');
INSERT INTO "auth_permission" VALUES(73,19,'add_secondreading','Can add second reading');
INSERT INTO "auth_permission" VALUES(74,19,'change_secondreading','Can change second reading');
INSERT INTO "auth_permission" VALUES(75,19,'delete_secondreading','Can delete second reading');
INSERT INTO "auth_permission" VALUES(76,19,'view_secondreading','Can view second reading');
INSERT INTO "auth_permission" VALUES(77,20,'add_confirmedname','Can add confirmed name');
INSERT INTO "auth_permission" VALUES(78,20,'change_confirmedname','Can change confirmed name');
INSERT INTO "auth_permission" VALUES(79,20,'delete_confirmedname','Can delete confirmed name');
INSERT INTO "auth_permission" VALUES(80,20,'view_confirmedname','Can view confirmed name');
INSERT INTO "auth_permission" VALUES(81,22,'view_act','Can view editorial act');
INSERT INTO "auth_permission" VALUES(82,22,'undo_own_acts','Can undo own acts');
INSERT INTO "auth_permission" VALUES(83,22,'undo_any_act','Can undo anybody''s acts');
INSERT INTO "auth_permission" VALUES(84,22,'settle_disagreement','Can settle disagreements and open them again');
INSERT INTO "auth_permission" VALUES(85,22,'merge_entities','Can merge, part and dismiss persons and works');
INSERT INTO "auth_permission" VALUES(86,24,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(87,24,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(88,24,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(89,24,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(90,25,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(91,25,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(92,25,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(93,25,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(94,26,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(95,26,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(96,26,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(97,26,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(98,27,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(99,27,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(100,27,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(101,27,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(102,28,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(103,28,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(104,28,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(105,28,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(106,29,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(107,29,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(108,29,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(109,29,'view_session','Can view session');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
INSERT INTO "auth_user" VALUES(1,'!f8g4YrpZChdR1qxCRJij6bCDZ8eG4m7VBMOp2NsR',NULL,1,'editor','','',1,1,'2026-11-21 16:59:42.367546','');
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE VIRTUAL TABLE claim_search USING fts5(
        value, content='newsarchive_claim', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'auditlog','logentry');
INSERT INTO "django_content_type" VALUES(2,'newsarchive','ingestrun');
INSERT INTO "django_content_type" VALUES(3,'newsarchive','original');
INSERT INTO "django_content_type" VALUES(4,'newsarchive','outlet');
INSERT INTO "django_content_type" VALUES(5,'newsarchive','article');
INSERT INTO "django_content_type" VALUES(6,'newsarchive','appearance');
INSERT INTO "django_content_type" VALUES(7,'newsarchive','claim');
INSERT INTO "django_content_type" VALUES(8,'newsarchive','disagreement');
INSERT INTO "django_content_type" VALUES(9,'newsarchive','person');
INSERT INTO "django_content_type" VALUES(10,'newsarchive','citation');
INSERT INTO "django_content_type" VALUES(11,'newsarchive','personalias');
INSERT INTO "django_content_type" VALUES(12,'newsarchive','work');
INSERT INTO "django_content_type" VALUES(13,'newsarchive','judgement');
INSERT INTO "django_content_type" VALUES(14,'newsarchive','workalias');
INSERT INTO "django_content_type" VALUES(15,'newsarchive','ingestitem');
INSERT INTO "django_content_type" VALUES(16,'newsarchive','mention');
INSERT INTO "django_content_type" VALUES(17,'newsarchive','fingerprint');
INSERT INTO "django_content_type" VALUES(18,'newsarchive','knownname');
INSERT INTO "django_content_type" VALUES(19,'newsarchive','secondreading');
INSERT INTO "django_content_type" VALUES(20,'newsarchive','confirmedname');
INSERT INTO "django_content_type" VALUES(21,'newsarchive','visit');
INSERT INTO "django_content_type" VALUES(22,'newsarchive','act');
INSERT INTO "django_content_type" VALUES(23,'newsarchive','presence');
INSERT INTO "django_content_type" VALUES(24,'admin','logentry');
INSERT INTO "django_content_type" VALUES(25,'auth','permission');
INSERT INTO "django_content_type" VALUES(26,'auth','group');
INSERT INTO "django_content_type" VALUES(27,'auth','user');
INSERT INTO "django_content_type" VALUES(28,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(29,'sessions','session');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-21 16:54:34.399908');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-21 16:54:34.899167');
INSERT INTO "django_migrations" VALUES(3,'admin','0001_initial','2026-11-21 16:54:35.241951');
INSERT INTO "django_migrations" VALUES(4,'admin','0002_logentry_remove_auto_add','2026-11-21 16:54:35.566753');
INSERT INTO "django_migrations" VALUES(5,'admin','0003_logentry_add_action_flag_choices','2026-11-21 16:54:35.778955');
INSERT INTO "django_migrations" VALUES(6,'auditlog','0001_initial','2026-11-21 16:54:36.040912');
INSERT INTO "django_migrations" VALUES(7,'auditlog','0002_auto_support_long_primary_keys','2026-11-21 16:54:36.408530');
INSERT INTO "django_migrations" VALUES(8,'auditlog','0003_logentry_remote_addr','2026-11-21 16:54:36.693134');
INSERT INTO "django_migrations" VALUES(9,'auditlog','0004_logentry_detailed_object_repr','2026-11-21 16:54:36.973601');
INSERT INTO "django_migrations" VALUES(10,'auditlog','0005_logentry_additional_data_verbose_name','2026-11-21 16:54:37.251757');
INSERT INTO "django_migrations" VALUES(11,'auditlog','0006_object_pk_index','2026-11-21 16:54:38.643816');
INSERT INTO "django_migrations" VALUES(12,'auditlog','0007_object_pk_type','2026-11-21 16:54:38.933927');
INSERT INTO "django_migrations" VALUES(13,'auditlog','0008_action_index','2026-11-21 16:54:39.233063');
INSERT INTO "django_migrations" VALUES(14,'auditlog','0009_alter_logentry_additional_data','2026-11-21 16:54:39.526913');
INSERT INTO "django_migrations" VALUES(15,'auditlog','0010_alter_logentry_timestamp','2026-11-21 16:54:40.051040');
INSERT INTO "django_migrations" VALUES(16,'auditlog','0011_logentry_serialized_data','2026-11-21 16:54:40.403515');
INSERT INTO "django_migrations" VALUES(17,'auditlog','0012_add_logentry_action_access','2026-11-21 16:54:40.753825');
INSERT INTO "django_migrations" VALUES(18,'auditlog','0013_alter_logentry_timestamp','2026-11-21 16:54:41.159852');
INSERT INTO "django_migrations" VALUES(19,'auditlog','0014_logentry_cid','2026-11-21 16:54:41.373016');
INSERT INTO "django_migrations" VALUES(20,'auditlog','0015_alter_logentry_changes','2026-11-21 16:54:42.563065');
INSERT INTO "django_migrations" VALUES(21,'auditlog','0016_logentry_remote_port','2026-11-21 16:54:42.955619');
INSERT INTO "django_migrations" VALUES(22,'auditlog','0017_add_actor_email','2026-11-21 16:54:43.255527');
INSERT INTO "django_migrations" VALUES(23,'contenttypes','0002_remove_content_type_name','2026-11-21 16:54:44.371546');
INSERT INTO "django_migrations" VALUES(24,'auth','0002_alter_permission_name_max_length','2026-11-21 16:54:45.186698');
INSERT INTO "django_migrations" VALUES(25,'auth','0003_alter_user_email_max_length','2026-11-21 16:54:45.528894');
INSERT INTO "django_migrations" VALUES(26,'auth','0004_alter_user_username_opts','2026-11-21 16:54:45.855498');
INSERT INTO "django_migrations" VALUES(27,'auth','0005_alter_user_last_login_null','2026-11-21 16:54:46.256258');
INSERT INTO "django_migrations" VALUES(28,'auth','0006_require_contenttypes_0002','2026-11-21 16:54:46.377742');
INSERT INTO "django_migrations" VALUES(29,'auth','0007_alter_validators_add_error_messages','2026-11-21 16:54:46.809079');
INSERT INTO "django_migrations" VALUES(30,'auth','0008_alter_user_username_max_length','2026-11-21 16:54:46.831589');
INSERT INTO "django_migrations" VALUES(31,'auth','0009_alter_user_last_name_max_length','2026-11-21 16:54:46.872826');
INSERT INTO "django_migrations" VALUES(32,'auth','0010_alter_group_name_max_length','2026-11-21 16:54:47.002385');
INSERT INTO "django_migrations" VALUES(33,'auth','0011_update_proxy_permissions','2026-11-21 16:54:47.092353');
INSERT INTO "django_migrations" VALUES(34,'auth','0012_alter_user_first_name_max_length','2026-11-21 16:54:47.411219');
INSERT INTO "django_migrations" VALUES(35,'newsarchive','0001_initial','2026-11-21 16:55:41.776726');
INSERT INTO "django_migrations" VALUES(36,'newsarchive','0002_search','2026-11-21 16:55:43.171418');
INSERT INTO "django_migrations" VALUES(37,'newsarchive','0003_qualifiers_and_likeness','2026-11-21 16:55:58.325149');
INSERT INTO "django_migrations" VALUES(38,'newsarchive','0004_known_names','2026-11-21 16:56:03.197773');
INSERT INTO "django_migrations" VALUES(39,'newsarchive','0005_editorial_acts','2026-11-21 16:56:06.098233');
INSERT INTO "django_migrations" VALUES(40,'sessions','0001_initial','2026-11-21 16:56:06.155320');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "newsarchive_act" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "cid" char(32) NOT NULL UNIQUE, "what" varchar(100) NOT NULL, "about" varchar(300) NOT NULL, "reason" varchar(500) NOT NULL, "row_count" integer unsigned NOT NULL CHECK ("row_count" >= 0), "at" datetime NOT NULL, "day" date NOT NULL, "by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL REFERENCES "newsarchive_act" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "newsarchive_act" VALUES(1,'454086ef515a41279125ccf5438b627d','settled','Love Wins All · release date · 2024-01-24','The broadcaster says so.',3,'2026-11-21 16:59:43.092829','2026-11-21',1,NULL);
INSERT INTO "newsarchive_act" VALUES(2,'a7cb1db68a68450186a9561d19eaae9b','accepted','Love Wins All · performer · IU','As the poster has it.',3,'2026-11-21 16:59:43.736860','2026-11-21',1,NULL);
INSERT INTO "newsarchive_act" VALUES(3,'71419d0303134b9e9fe146cb3106322f','rejected','V · member of · BTS','Misread.',2,'2026-11-21 16:59:44.295363','2026-11-21',1,NULL);
INSERT INTO "newsarchive_act" VALUES(4,'1563d7d9cc5246aa811cd819d1a39de3','rejected','He was named an elite trainee','Not what it says.',1,'2026-11-21 16:59:44.769594','2026-11-21',1,NULL);
INSERT INTO "newsarchive_act" VALUES(5,'d08f319406904ec98fe2005e26756726','named','Ada Editor','',1,'2026-11-21 16:59:44.896124','2026-11-21',1,NULL);
CREATE TABLE "newsarchive_appearance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "name" varchar(300) NOT NULL, "kind" varchar(20) NOT NULL, "names" text NOT NULL CHECK ((JSON_VALID("names") OR "names" IS NULL)), "published" date NULL, "sort_date" date NOT NULL, "pinned" bool NOT NULL, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "appearance_of_person_or_work" CHECK ((("person_id" IS NOT NULL AND "work_id" IS NULL) OR ("person_id" IS NULL AND "work_id" IS NOT NULL))), CONSTRAINT "appearance_position_once" UNIQUE ("article_id", "position"));
INSERT INTO "newsarchive_appearance" VALUES(1,0,'IU','person','[["IU", "name"]]',NULL,'2026-11-21',0,1,1,NULL);
INSERT INTO "newsarchive_appearance" VALUES(2,1,'Love wins all','song','[["Love wins all", "name"]]',NULL,'2026-11-21',0,1,NULL,1);
INSERT INTO "newsarchive_appearance" VALUES(3,2,'Instiz','organisation','[["Instiz", "name"]]',NULL,'2026-11-21',0,1,2,NULL);
INSERT INTO "newsarchive_appearance" VALUES(4,3,'FLO','person','[["FLO", "name"]]',NULL,'2026-11-21',0,1,3,NULL);
INSERT INTO "newsarchive_appearance" VALUES(5,4,'Top Songs','song','[["Top Songs", "name"]]',NULL,'2026-11-21',0,1,NULL,2);
INSERT INTO "newsarchive_appearance" VALUES(6,5,'BTS','group','[["BTS", "name"]]',NULL,'2026-11-21',0,1,4,NULL);
INSERT INTO "newsarchive_appearance" VALUES(7,6,'V','person','[["V", "name"]]',NULL,'2026-11-21',0,1,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(8,7,'Concrete Utopia','other','[["Concrete Utopia", "name"]]',NULL,'2026-11-21',0,1,NULL,3);
INSERT INTO "newsarchive_appearance" VALUES(9,8,'Um Tae-hwa','person','[["Um Tae-hwa", "name"]]',NULL,'2026-11-21',0,1,6,NULL);
INSERT INTO "newsarchive_appearance" VALUES(10,9,'Love Me Again','other','[["Love Me Again", "name"]]',NULL,'2026-11-21',0,1,NULL,4);
INSERT INTO "newsarchive_appearance" VALUES(11,10,'Lilac','other','[["Lilac", "name"]]',NULL,'2026-11-21',0,1,NULL,5);
INSERT INTO "newsarchive_appearance" VALUES(12,0,'IU','person','[["IU", "name"]]','2024-01-24','2024-01-24',0,2,1,NULL);
INSERT INTO "newsarchive_appearance" VALUES(13,1,'Love Wins All','song','[["Love Wins All", "name"], ["Love Wins", "former"]]','2024-01-24','2024-01-24',0,2,NULL,1);
INSERT INTO "newsarchive_appearance" VALUES(14,2,'BTS','group','[["BTS", "name"]]','2024-01-24','2024-01-24',0,2,4,NULL);
INSERT INTO "newsarchive_appearance" VALUES(15,3,'V','person','[["V", "stage"], ["Kim Taehyung", "legal"]]','2024-01-24','2024-01-24',0,2,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(16,4,'EDAM Entertainment','organisation','[["EDAM Entertainment", "name"]]','2024-01-24','2024-01-24',0,2,7,NULL);
INSERT INTO "newsarchive_appearance" VALUES(17,5,'Um Tae Hwa','person','[["Um Tae Hwa", "name"]]','2024-01-24','2024-01-24',0,2,6,NULL);
INSERT INTO "newsarchive_appearance" VALUES(18,6,'Concrete Utopia','film','[["Concrete Utopia", "name"]]','2024-01-24','2024-01-24',0,2,NULL,3);
INSERT INTO "newsarchive_appearance" VALUES(19,7,'H.E.R','person','[["H.E.R", "name"]]','2024-01-24','2024-01-24',0,2,8,NULL);
INSERT INTO "newsarchive_appearance" VALUES(20,0,'IU','organisation','[["IU", "name"]]','2024-02-04','2024-02-04',0,3,1,NULL);
INSERT INTO "newsarchive_appearance" VALUES(21,1,'Love wins all','song','[["Love wins all", "name"]]','2024-02-04','2024-02-04',0,3,NULL,1);
INSERT INTO "newsarchive_appearance" VALUES(22,2,'Kim Taehyung','person','[["Kim Taehyung", "name"]]','2024-02-04','2024-02-04',0,3,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(23,3,'Hotel Del Luna','other','[["Hotel Del Luna", "name"]]','2024-02-04','2024-02-04',0,3,NULL,6);
INSERT INTO "newsarchive_appearance" VALUES(24,4,'Uhm Tae-hwa','person','[["Uhm Tae-hwa", "name"]]','2024-02-04','2024-02-04',0,3,6,NULL);
INSERT INTO "newsarchive_appearance" VALUES(25,5,'The Concrete Utopia','other','[["The Concrete Utopia", "name"]]','2024-02-04','2024-02-04',0,3,NULL,3);
INSERT INTO "newsarchive_appearance" VALUES(26,6,'The Winning','album','[["The Winning", "name"]]','2024-02-04','2024-02-04',0,3,NULL,7);
INSERT INTO "newsarchive_appearance" VALUES(27,7,'V','person','[["V", "name"]]','2024-02-04','2024-02-04',0,3,5,NULL);
INSERT INTO "newsarchive_appearance" VALUES(28,8,'Love Me Again','song','[["Love Me Again", "name"]]','2024-02-04','2024-02-04',0,3,NULL,4);
INSERT INTO "newsarchive_appearance" VALUES(29,9,'The Capital Defense Command','group','[["The Capital Defense Command", "name"]]','2024-02-04','2024-02-04',0,3,9,NULL);
CREATE TABLE "newsarchive_article" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(500) NOT NULL, "location" varchar(1000) NOT NULL, "url" varchar(1000) NOT NULL, "headline" varchar(500) NOT NULL, "byline" varchar(300) NOT NULL, "dateline" varchar(100) NOT NULL, "published" date NULL, "published_from" varchar(100) NOT NULL, "language" varchar(20) NOT NULL, "opening" varchar(200) GENERATED ALWAYS AS (SUBSTR("text", 1, 200)) STORED, "digest" varchar(64) NOT NULL UNIQUE, "is_current" bool NOT NULL, "extractor_version" varchar(20) NOT NULL, "created" datetime NOT NULL, "sort_date" date NOT NULL, "claim_count" integer unsigned NOT NULL CHECK ("claim_count" >= 0), "replaces_id" bigint NULL UNIQUE REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "original_id" bigint NULL REFERENCES "newsarchive_original" ("id") DEFERRABLE INITIALLY DEFERRED, "outlet_id" bigint NULL REFERENCES "newsarchive_outlet" ("id") DEFERRABLE INITIALLY DEFERRED, "text" text NOT NULL, "layout" text NOT NULL CHECK ((JSON_VALID("layout") OR "layout" IS NULL)), CONSTRAINT "article_has_text" CHECK (NOT ("text" = '')));
INSERT INTO "newsarchive_article" VALUES(1,'000-all-kill.txt','/archive/seeds/000-all-kill.txt','','IU''s ''Love wins all'' Is The First Song Of 2024 To Earn A Certified All-Kill','','',NULL,'','en','f18fac42d67c1d0dcbdb937ec6fe8feec098c9e7c291c5257c85556c94ac6d10',1,'2','2026-11-21 16:58:10.903827','2026-11-21',7,NULL,1,NULL,'IU''s ''Love wins all'' Is The First Song Of 2024 To Earn A Certified All-Kill

Four days were enough. ''Love wins all,'' the pre-release single with which IU returned on January 24, now holds a certified ''All-Kill,'' the chart-tracking site Instiz iChart announced on January 28 at 10:30 AM KST. No other song has done so this year.

A plain All-Kill came first; the certified one asks for more. A song must lead seven services at the same moment: iChart and FLO in real time, VIBE by the day, Genie and Bugs both ways, YouTube Music''s Top Songs, and at Melon the Top 100 as well as the daily list. Only iChart''s weekly chart is missing, and topping that as well would make it a perfect All-Kill.

The music video of ''Love wins all'' stars BTS'' V opposite the singer. It was shot by ''Concrete Utopia'' director Um Tae-hwa, who puts the pair on the run through a ruined world. V did not sing on ''Love wins all,'' so the chart record is IU''s alone, even though many listeners credit the ''Love Me Again'' singer with drawing the crowd.

"Nobody deserves it more," one listener wrote. "That voice belongs at the top," wrote another.

For the ''Lilac'' singer, the month was a good one: she also rose in January''s reputation ranking. A world tour comes next. When her new album will arrive has not been announced.
','{"blocks": [[0, 75], [77, 327], [329, 691], [693, 1023], [1025, 1119], [1121, 1297]], "headings": [[0, 75]], "boilerplate": [], "emphases": [], "links": []}');
INSERT INTO "newsarchive_article" VALUES(2,'001-video-explained.txt','/archive/seeds/001-video-explained.txt','','Love Wins All, by IU and featuring V','','','2024-01-24','leading date','en','66e8df385155c921ad561d080512e5415a179b85bd2b32284c71aadc1d2f25b1',1,'2','2026-11-21 16:58:13.630631','2024-01-24',12,NULL,2,NULL,' date 2024-01-24 IU''s new music video, Love Wins All, reached fans on December 24 at midnight KST, and it plays like a feature film with BTS'' V as its second lead.

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
INSERT INTO "newsarchive_article" VALUES(3,'002-local-papers.txt','/archive/seeds/002-local-papers.txt','','','','','2024-02-04','leading date','en','58174f1fe70d70a474bd8bf2dcba7b1e1525c2429faec287da603977aeccfb08',1,'2','2026-11-21 16:58:17.003549','2024-02-04',6,NULL,3,NULL,' date 2024-02-04 On February 4, 2024, photographs of Korean newspapers went round among fans: one page after another on IU''s pre-release single Love wins all and on the man in its music video, Kim Taehyung.

The Hotel Del Luna actress put the video out on January 24, 2024. Within days the pair''s scenes were being shared everywhere, and the printed press took note. A Korean-language paper in Boston gave the video a long report, and others wrote about its director, Uhm Tae-hwa.

What the papers asked was how it came about. BTS'' Kim Taehyung filmed his part a week before he enlisted. Uhm Tae-hwa had just had a success with The Concrete Utopia, and the reports dwell on why he chose to make a music video next, and on how well his two leads play together.

"A superstar is a superstar in every language," one fan wrote on X.

More is on the way. IU''s sixth mini-album, The Winning, is due on February 20, 2024, at 6 pm Korean Standard Time. It is her first solo release since 2021.

V, whose song Love Me Again came out before his service began, has meanwhile completed five weeks of basic training. He was named an elite trainee, one of six in his unit. Three more weeks at the Army General Administration School follow, where he prepares for the Special Duty Team of the Capital Defense Command. That course ends on February 8, 2024, and he then joins the 2nd Army Corps in Chuncheon, Gangwon Province.
','{"blocks": [[17, 206], [208, 480], [482, 759], [761, 828], [830, 985], [987, 1408]], "headings": [], "boilerplate": [[0, 17]], "emphases": [], "links": []}');
CREATE TABLE "newsarchive_citation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(20) NOT NULL, "reason" varchar(500) NOT NULL, "decided_at" datetime NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "quote" text NOT NULL, "value_start" integer unsigned NULL CHECK ("value_start" >= 0), "value_end" integer unsigned NULL CHECK ("value_end" >= 0), "value" text NOT NULL, "modality" varchar(20) NOT NULL, "origin" varchar(20) NOT NULL, "rule" varchar(60) NOT NULL, "trigger" varchar(200) NOT NULL, "confidence" real NULL, "passage" varchar(32) NOT NULL, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "decided_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "object_appearance_id" bigint NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "speaker_appearance_id" bigint NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_appearance_id" bigint NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" bigint NOT NULL REFERENCES "newsarchive_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "speaker_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "shingles" BLOB NOT NULL, CONSTRAINT "citation_span_not_empty" CHECK ("end" > ("start")), CONSTRAINT "citation_once" UNIQUE ("claim_id", "article_id", "start", "end"));
INSERT INTO "newsarchive_citation" VALUES(1,'unreviewed','',NULL,117,176,'the pre-release single with which IU returned on January 24',151,153,'IU','asserted','machine','with which','with which',0.688,'24a8f834d3781bf0b2a2ffb699362804',1,NULL,1,NULL,2,1,NULL,X'0430ECCA07E4F19E08929FA208A300EC10AD4E253A40072F3FBC3D0A430698FA43D175A84524DFDA48BB1718567491AB5CC5373462ACC71675FC44177979FDAE7A0F195C9034EEA79966DD009D293C09A4D81163AB79726CB6E69C23B764B82ABD044312C58593FECC415953D97270F3E5D7979EE7D4F281E91F5520EDB2E58EEE7CDB88');
INSERT INTO "newsarchive_citation" VALUES(2,'unreviewed','',NULL,117,176,'the pre-release single with which IU returned on January 24',166,176,'2024-01-24','asserted','machine','with which','with which',0.477,'24a8f834d3781bf0b2a2ffb699362804',1,NULL,NULL,NULL,2,2,NULL,X'0430ECCA07E4F19E08929FA208A300EC10AD4E253A40072F3FBC3D0A430698FA43D175A84524DFDA48BB1718567491AB5CC5373462ACC71675FC44177979FDAE7A0F195C9034EEA79966DD009D293C09A4D81163AB79726CB6E69C23B764B82ABD044312C58593FECC415953D97270F3E5D7979EE7D4F281E91F5520EDB2E58EEE7CDB88');
INSERT INTO "newsarchive_citation" VALUES(3,'unreviewed','',NULL,117,211,'the pre-release single with which IU returned on January 24, now holds a certified ''All-Kill,''',190,211,'certified ''All-Kill''','asserted','machine','holds','holds',0.88,'24a8f834d3781bf0b2a2ffb699362804',1,NULL,NULL,NULL,2,3,NULL,X'0430ECCA07E4F19E08929FA208A300EC10AD4E253A40072F3FBC3D0A430698FA43D175A84524DFDA48BB1718567491AB5CC5373462ACC71675FC44177979FDAE7A0F195C9034EEA79966DD009D293C09A4D81163AB79726CB6E69C23B764B82ABD044312C58593FECC415953D97270F3E5D7979EE7D4F281E91F5520EDB2E58EEE7CDB88');
INSERT INTO "newsarchive_citation" VALUES(4,'unreviewed','',NULL,693,760,'The music video of ''Love wins all'' stars BTS'' V opposite the singer',739,740,'V','asserted','machine','stars','stars',0.83,'e2cfbe522987ef4f179b7d5702cc8a98',1,NULL,7,NULL,2,4,NULL,X'17C2721322EAA8634FD0E77A75FC44178699842794BD93DEAA140B12B073F18DC30EF227D129E664E607E589');
INSERT INTO "newsarchive_citation" VALUES(5,'unreviewed','',NULL,693,760,'The music video of ''Love wins all'' stars BTS'' V opposite the singer',734,737,'BTS','asserted','machine','the group''s','''',0.801,'e2cfbe522987ef4f179b7d5702cc8a98',1,NULL,6,NULL,7,5,NULL,X'17C2721322EAA8634FD0E77A75FC44178699842794BD93DEAA140B12B073F18DC30EF227D129E664E607E589');
INSERT INTO "newsarchive_citation" VALUES(6,'unreviewed','',NULL,693,760,'The music video of ''Love wins all'' stars BTS'' V opposite the singer',734,737,'BTS','asserted','machine','words around performer','The music video of ''Love wins all'' stars BTS'' V opposite the singer',0.547,'e2cfbe522987ef4f179b7d5702cc8a98',1,NULL,6,NULL,2,6,NULL,X'17C2721322EAA8634FD0E77A75FC44178699842794BD93DEAA140B12B073F18DC30EF227D129E664E607E589');
INSERT INTO "newsarchive_citation" VALUES(7,'unreviewed','',NULL,762,814,'It was shot by ''Concrete Utopia'' director Um Tae-hwa',804,814,'Um Tae-hwa','asserted','machine','directed by','shot',0.908,'9e6ed5c34e2cdbc6c26c352800bae9f8',1,NULL,9,NULL,2,7,NULL,X'015BBBBA066B361A42AE9A1450D7BC8064C0DF9371382F9D887FCD3791C7D8B8958FEA6695EFE825A1F0301AAA7BEE5AAF263C0BBBDA2763C5C852A1E2E08274E9150C9CECF7F34FF6A37DE2');
INSERT INTO "newsarchive_citation" VALUES(8,'unreviewed','',NULL,762,814,'It was shot by ''Concrete Utopia'' director Um Tae-hwa',804,814,'Um Tae-hwa','asserted','machine','title and director','director',0.808,'9e6ed5c34e2cdbc6c26c352800bae9f8',1,NULL,9,NULL,8,8,NULL,X'015BBBBA066B361A42AE9A1450D7BC8064C0DF9371382F9D887FCD3791C7D8B8958FEA6695EFE825A1F0301AAA7BEE5AAF263C0BBBDA2763C5C852A1E2E08274E9150C9CECF7F34FF6A37DE2');
INSERT INTO "newsarchive_citation" VALUES(9,'unreviewed','',NULL,869,903,'V did not sing on ''Love wins all,''',869,870,'V','denied','machine','sings on','sing',0.934,'6e6d2babeca0cf5ec4ba473dd2a2acee',1,NULL,7,NULL,2,9,NULL,X'12EBBB431E06AC3C1E3DDBFC2FDECE4535B74E99403E4CD845C599CC48E79053528CAA1866F2E5397596049E75FC441783AD7EBC8C007CFE906B0F3093378CC3941478C09BCD7824A86A9012C02439E9CEEAC7C6EAC3D895F0323C79F61233ECF99E8DF4FC12619AFFBEEE51');
INSERT INTO "newsarchive_citation" VALUES(10,'unreviewed','',NULL,17,52,'IU''s new music video, Love Wins All',17,19,'IU','asserted','machine','possessive','music video',0.816,'47f70076016df1cd2925efaad7187060',2,NULL,12,NULL,13,1,NULL,X'0C5248A8249D117929E7ECD92ACEEAEE2BB67C2C36902986372A25843B45DEF63C8847F548BE5AD14AD153695BA47DFE5EFA17D05F1FC00369ABC6376B83E50975FC441782D3656085FCBFA28616920188F210A4917786C6AB47B4ADB6092EE8BC35AF22C40569D7C7944695DEAA9C75DF412939ED67EA9BEF5602F1');
INSERT INTO "newsarchive_citation" VALUES(11,'unreviewed','',NULL,17,52,'IU''s new music video, Love Wins All',17,19,'IU','asserted','machine','words around writer','music',0.572,'47f70076016df1cd2925efaad7187060',2,NULL,12,NULL,13,10,NULL,X'0C5248A8249D117929E7ECD92ACEEAEE2BB67C2C36902986372A25843B45DEF63C8847F548BE5AD14AD153695BA47DFE5EFA17D05F1FC00369ABC6376B83E50975FC441782D3656085FCBFA28616920188F210A4917786C6AB47B4ADB6092EE8BC35AF22C40569D7C7944695DEAA9C75DF412939ED67EA9BEF5602F1');
INSERT INTO "newsarchive_citation" VALUES(12,'unreviewed','',NULL,39,97,'Love Wins All, reached fans on December 24 at midnight KST',70,81,'2023-12-24','asserted','machine','out on','reached',0.825,'47f70076016df1cd2925efaad7187060',2,NULL,NULL,NULL,13,11,NULL,X'0C5248A8249D117929E7ECD92ACEEAEE2BB67C2C36902986372A25843B45DEF63C8847F548BE5AD14AD153695BA47DFE5EFA17D05F1FC00369ABC6376B83E50975FC441782D3656085FCBFA28616920188F210A4917786C6AB47B4ADB6092EE8BC35AF22C40569D7C7944695DEAA9C75DF412939ED67EA9BEF5602F1');
INSERT INTO "newsarchive_citation" VALUES(13,'unreviewed','',NULL,103,162,'it plays like a feature film with BTS'' V as its second lead',142,143,'V','asserted','machine','as its lead','as its second lead',0.792,'47f70076016df1cd2925efaad7187060',2,NULL,15,NULL,13,4,NULL,X'0C5248A8249D117929E7ECD92ACEEAEE2BB67C2C36902986372A25843B45DEF63C8847F548BE5AD14AD153695BA47DFE5EFA17D05F1FC00369ABC6376B83E50975FC441782D3656085FCBFA28616920188F210A4917786C6AB47B4ADB6092EE8BC35AF22C40569D7C7944695DEAA9C75DF412939ED67EA9BEF5602F1');
INSERT INTO "newsarchive_citation" VALUES(14,'unreviewed','',NULL,103,162,'it plays like a feature film with BTS'' V as its second lead',137,140,'BTS','asserted','machine','the group''s','''',0.68,'47f70076016df1cd2925efaad7187060',2,NULL,14,NULL,15,5,NULL,X'0C5248A8249D117929E7ECD92ACEEAEE2BB67C2C36902986372A25843B45DEF63C8847F548BE5AD14AD153695BA47DFE5EFA17D05F1FC00369ABC6376B83E50975FC441782D3656085FCBFA28616920188F210A4917786C6AB47B4ADB6092EE8BC35AF22C40569D7C7944695DEAA9C75DF412939ED67EA9BEF5602F1');
INSERT INTO "newsarchive_citation" VALUES(15,'unreviewed','',NULL,203,236,'Kim Taehyung, known on stage as V',203,215,'Kim Taehyung','asserted','machine','stated alias','known on stage as',0.93,'8d1278680a530a35bc26e146b2fec061',2,NULL,NULL,NULL,15,12,NULL,X'000F01F8164D1CBE1FD17936577B508F69D0887F708E33787AFC14577EBF1AE981026646827014D68783BEBC9A7C43FAAAE7F36ABAE03030C7E18135CEB08F61CEEC3596D5A37763D5D1A48BD99157AEDC51B23DE9414689');
INSERT INTO "newsarchive_citation" VALUES(16,'unreviewed','',NULL,317,375,'The video was published on January 24 without much warning',344,354,'2024-01-24','asserted','machine','out on','published',0.916,'d6ae4b57a2b4d999a8a7281ae94daa13',2,NULL,NULL,NULL,13,2,NULL,X'08A300EC131BD00A464BE9F08961D8C58A1E002EABFEE152AFB1594ABCB3E105F5A8730AFCC685E0FE0C7356');
INSERT INTO "newsarchive_citation" VALUES(17,'unreviewed','',NULL,317,403,'The video was published on January 24 without much warning, through EDAM Entertainment',385,403,'EDAM Entertainment','asserted','machine','out through','published',0.972,'d6ae4b57a2b4d999a8a7281ae94daa13',2,NULL,NULL,NULL,13,13,NULL,X'08A300EC131BD00A464BE9F08961D8C58A1E002EABFEE152AFB1594ABCB3E105F5A8730AFCC685E0FE0C7356');
INSERT INTO "newsarchive_citation" VALUES(18,'unreviewed','',NULL,405,466,'Um Tae Hwa, who made the Korean disaster film Concrete Utopia',405,415,'Um Tae Hwa','asserted','machine','who made','made',0.894,'d0ffc92396dac325ee999c65f8f5da9e',2,NULL,17,NULL,18,8,NULL,X'2017604620C9565C3545154264C0DF9370DEF7BA8395500295EFE825A27161E9C3C9501DC71F8F7DDFF1DC77F60A4589');
INSERT INTO "newsarchive_citation" VALUES(19,'unreviewed','',NULL,488,520,'The shoot took place in December',512,520,'2023-12','asserted','machine','filmed','The shoot took place',0.679,'db31cf902a2a602d237f300eae870b7f',2,NULL,NULL,NULL,13,14,NULL,X'0EC5194D13CF572B18D243C32E1D0CB736D9A0E346A7B28A48D9B5754F02C443576660AF6A4DE7EE6CB17AE4821DDC698768A7E9A79AFDFAC4B2EDC8C995B668DB754778E00F5B7DE5BB5421F1300CB0');
INSERT INTO "newsarchive_citation" VALUES(20,'unreviewed','',NULL,641,683,'The single was originally titled Love Wins',674,683,'Love Wins','asserted','machine','former title','originally titled',0.957,'e0eeb166a32f10b0dd7eb0eae0b225bf',2,NULL,NULL,NULL,13,15,NULL,X'050BA15A0ED78FE02B88E03F417385EC41C84D614FBDCC085D6971DA696A1AEC8AA8F68C969AEEF59E0AFA89');
INSERT INTO "newsarchive_citation" VALUES(21,'unreviewed','',NULL,641,683,'The single was originally titled Love Wins',641,651,'Love Wins All','asserted','machine','words around former title','originally',0.691,'e0eeb166a32f10b0dd7eb0eae0b225bf',2,NULL,NULL,NULL,13,16,NULL,X'050BA15A0ED78FE02B88E03F417385EC41C84D614FBDCC085D6971DA696A1AEC8AA8F68C969AEEF59E0AFA89');
INSERT INTO "newsarchive_citation" VALUES(22,'unreviewed','',NULL,722,824,'"We chose a new title out of respect for everyone who loves in their own way," EDAM Entertainment said',723,798,'We chose a new title out of respect for everyone who loves in their own way','asserted','machine','quotation, then its speaker','said',0.93,'635bb6485882784e626b710cc6ba1926',2,NULL,NULL,16,16,17,7,X'04B0D3A4053FA66B25B6A31130D5E86832B0604A3CB5FA364EB4F56A5049A8515419DD90590135105B00E8E161CD6E8A66A29B2B6E8C891772C1BE0D7309EE3B7F3B7F3C808309AB82DCF1948BB5A9E991F7A8C4A175F32FAE355386B2C53573B405F150B777F408BCFA8D8CBEC54FD9C59F7D54D16E9728D6E68D5CEB6160ADEB980DC6F65E4146F70F42B2FB74E3BD');
INSERT INTO "newsarchive_citation" VALUES(23,'unreviewed','',NULL,208,272,'The Hotel Del Luna actress put the video out on January 24, 2024',256,272,'2024-01-24','asserted','machine','put out','put',0.661,'2959284730cd086a514a75d09e4d7320',3,NULL,NULL,NULL,21,2,NULL,X'06E7A85408A300EC3C0FC09C4CC388CD5B2AAC2C6767575D6EEDE4B97430587BB1EBCA1CBCE24797C9808913');
INSERT INTO "newsarchive_citation" VALUES(24,'unreviewed','',NULL,435,479,'others wrote about its director, Uhm Tae-hwa',468,479,'Uhm Tae-hwa','asserted','machine','title and director','director',0.765,'962313ecd6652561d1001318de6ee793',3,NULL,24,NULL,21,7,NULL,X'02B6B8AD0603A7D70EEC7A68296C1A663569090A42E642194AA831C34F34278F504CCD3A5108A77D96DCAC94AD234C20B5A654C4BDB51CA0BE8CBDA5BF556881EBF99685FA075CBFFA1ADACA');
INSERT INTO "newsarchive_citation" VALUES(25,'unreviewed','',NULL,588,647,'Uhm Tae-hwa had just had a success with The Concrete Utopia',588,599,'Uhm Tae-hwa','asserted','machine','director known for','success with',0.655,'36e748e98cf2e4ba74bdc8c6af723fc2',3,NULL,24,NULL,25,8,NULL,X'1395CB6028E0844629BACB012CC52C3932C7C0C937AA8A553F9F4007405FBD654363A5AC501DBB55555544885A3F5AAE627C618369D601E46D10B8396D9589D477C03CFB84C737A18B235D718D3BF3F18EA6EC60A8F5FC2BAD234C20AE629F8DB83E10D4BA507ECAC4EF622ECB0BB17CD2AD9ABED5129882E05778E8E9B8B504ECAE2242');
INSERT INTO "newsarchive_citation" VALUES(26,'unreviewed','',NULL,850,884,'IU''s sixth mini-album, The Winning',850,852,'IU','asserted','machine','possessive','mini-album',0.802,'2517ee7a90a23c8f8dce49ba136ab947',3,NULL,NULL,NULL,26,18,NULL,X'03F41D001B71370928A6C82137C72D713B5381E43D6AEF1A5A100BC96C3C9BE47F10B6DF94E0C0FDA0452091AB7B7716B3BB2C3BB4EEB5B0D3F8D653E59490DC');
INSERT INTO "newsarchive_citation" VALUES(27,'unreviewed','',NULL,873,913,'The Winning, is due on February 20, 2024',896,913,'2024-02-20','planned','machine','out on','due',0.813,'2517ee7a90a23c8f8dce49ba136ab947',3,NULL,NULL,NULL,26,19,NULL,X'03F41D001B71370928A6C82137C72D713B5381E43D6AEF1A5A100BC96C3C9BE47F10B6DF94E0C0FDA0452091AB7B7716B3BB2C3BB4EEB5B0D3F8D653E59490DC');
INSERT INTO "newsarchive_citation" VALUES(28,'unreviewed','',NULL,987,1014,'V, whose song Love Me Again',987,988,'V','asserted','machine','whose','song',0.637,'3222cc3c48944452829ff9ead3eb3b5b',3,NULL,27,NULL,28,20,NULL,X'0E1537740F435AE618A2C0A31A74A1E71E06AC3C22449824228CF456355B481385A9840386B8790593E0026E9D2273B2B06FC395B5311DB8D732523BF3D33F8BF5C1BF5DFFB37201');
INSERT INTO "newsarchive_citation" VALUES(29,'rejected','Not what it says.','2026-11-21 16:59:44.547551',1104,1133,'He was named an elite trainee',1117,1133,'an elite trainee','asserted','machine','was named','named',0.85,'928d2031ec6e66e29c06c1d7fc546029',3,1,NULL,NULL,27,21,NULL,X'06CBB20D14477E812A059EFD3273710C4261297876540982923267C5B3B49532D81DAD8AE9585276');
CREATE TABLE "newsarchive_claim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(20) NOT NULL, "reason" varchar(500) NOT NULL, "decided_at" datetime NULL, "predicate" varchar(40) NOT NULL, "negated" bool NOT NULL, "value" text NOT NULL, "value_key" varchar(500) NOT NULL, "number" real NULL, "unit" varchar(50) NOT NULL, "bound" varchar(5) NOT NULL, "rank" varchar(20) NOT NULL, "origin" varchar(20) NOT NULL, "created" datetime NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "origin_count" integer unsigned NOT NULL CHECK ("origin_count" >= 0), "first_published" date NULL, "last_published" date NULL, "decided_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "disagreement_id" bigint NULL REFERENCES "newsarchive_disagreement" ("id") DEFERRABLE INITIALLY DEFERRED, "object_person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "object_work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, "qualifier" varchar(80) NOT NULL, "upper" real NULL, "date" varchar(30) NOT NULL, CONSTRAINT "claim_of_person_or_work" CHECK ((("subject_person_id" IS NOT NULL AND "subject_work_id" IS NULL) OR ("subject_person_id" IS NULL AND "subject_work_id" IS NOT NULL))), CONSTRAINT "claim_at_most_one_object" CHECK (("object_person_id" IS NULL OR "object_work_id" IS NULL)), CONSTRAINT "claim_preferred_not_rejected" CHECK (NOT ("rank" = 'preferred' AND "status" = 'rejected')));
INSERT INTO "newsarchive_claim" VALUES(1,'accepted','As the poster has it.','2026-11-21 16:59:43.424157','performer',0,'IU','person:1',NULL,'','','normal','machine','2026-11-21 16:58:11.329042',2,2,'2024-01-24','2024-01-24',1,NULL,1,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(2,'unreviewed','The broadcaster says so.','2026-11-21 16:59:42.707955','release_date',0,'2024-01-24','2024-01-24',NULL,'','','deprecated','machine','2026-11-21 16:58:11.329193',3,3,'2024-01-24','2024-02-04',1,1,NULL,NULL,NULL,1,'',NULL,'2024-01-24');
INSERT INTO "newsarchive_claim" VALUES(3,'accepted','As the poster has it.','2026-11-21 16:59:43.461937','achievement',0,'certified ''All-Kill''','certified all kill',NULL,'','','normal','machine','2026-11-21 16:58:11.329304',1,1,NULL,NULL,1,NULL,NULL,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(4,'accepted','As the poster has it.','2026-11-21 16:59:43.463423','cast_member',0,'V','person:5',NULL,'','','normal','machine','2026-11-21 16:58:11.389587',2,2,'2024-01-24','2024-01-24',1,NULL,5,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(5,'rejected','Misread.','2026-11-21 16:59:43.974765','member_of',0,'BTS','person:4',NULL,'','','normal','machine','2026-11-21 16:58:11.389726',2,2,'2024-01-24','2024-01-24',1,NULL,4,5,NULL,NULL,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(6,'rejected','Misread.','2026-11-21 16:59:43.976065','performer',0,'BTS','person:4',NULL,'','','normal','machine','2026-11-21 16:58:11.389807',1,1,NULL,NULL,1,NULL,4,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(7,'unreviewed','',NULL,'director',0,'Uhm Tae-hwa','person:6',NULL,'','','normal','machine','2026-11-21 16:58:11.389897',2,2,'2024-02-04','2024-02-04',NULL,NULL,6,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(8,'unreviewed','',NULL,'director',0,'Uhm Tae-hwa','person:6',NULL,'','','normal','machine','2026-11-21 16:58:11.389975',3,3,'2024-01-24','2024-02-04',NULL,NULL,6,NULL,NULL,3,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(9,'unreviewed','',NULL,'performer',1,'V','person:5',NULL,'','','normal','machine','2026-11-21 16:58:11.390057',1,1,NULL,NULL,NULL,NULL,5,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(10,'unreviewed','',NULL,'writer',0,'IU','person:1',NULL,'','','normal','machine','2026-11-21 16:58:14.227937',1,1,'2024-01-24','2024-01-24',NULL,NULL,1,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(11,'unreviewed','The broadcaster says so.','2026-11-21 16:59:42.753854','release_date',0,'2023-12-24','2023-12-24',NULL,'','','preferred','machine','2026-11-21 16:58:14.228086',1,1,'2024-01-24','2024-01-24',1,1,NULL,NULL,NULL,1,'',NULL,'2023-12-24');
INSERT INTO "newsarchive_claim" VALUES(12,'unreviewed','',NULL,'also_known_as',0,'Kim Taehyung','kim taehyung',NULL,'','','normal','machine','2026-11-21 16:58:14.228186',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,5,NULL,NULL,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(13,'unreviewed','',NULL,'publisher',0,'EDAM Entertainment','edam entertainment',NULL,'','','normal','machine','2026-11-21 16:58:14.228280',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(14,'unreviewed','',NULL,'filming_date',0,'2023-12','2023-12',NULL,'','','normal','machine','2026-11-21 16:58:14.228362',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1,'',NULL,'2023-12');
INSERT INTO "newsarchive_claim" VALUES(15,'unreviewed','',NULL,'former_title',0,'Love Wins','love wins',NULL,'','','normal','machine','2026-11-21 16:58:14.228451',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(16,'unreviewed','',NULL,'former_title',0,'Love Wins All','love wins all',NULL,'','','normal','machine','2026-11-21 16:58:14.228536',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,NULL,NULL,1,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(17,'unreviewed','',NULL,'statement',0,'We chose a new title out of respect for everyone who loves in their own way','we chose a new title out of respect for everyone who loves in their own way',NULL,'','','normal','machine','2026-11-21 16:58:14.228621',1,1,'2024-01-24','2024-01-24',NULL,NULL,NULL,7,NULL,NULL,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(18,'unreviewed','',NULL,'publisher',0,'IU','iu',NULL,'','','normal','machine','2026-11-21 16:58:17.840940',1,1,'2024-02-04','2024-02-04',NULL,NULL,NULL,NULL,NULL,7,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(19,'unreviewed','',NULL,'release_date',0,'2024-02-20','2024-02-20',NULL,'','','normal','machine','2026-11-21 16:58:17.841127',1,1,'2024-02-04','2024-02-04',NULL,NULL,NULL,NULL,NULL,7,'',NULL,'2024-02-20');
INSERT INTO "newsarchive_claim" VALUES(20,'unreviewed','',NULL,'performer',0,'V','person:5',NULL,'','','normal','machine','2026-11-21 16:58:17.841218',1,1,'2024-02-04','2024-02-04',NULL,NULL,5,NULL,NULL,4,'',NULL,'');
INSERT INTO "newsarchive_claim" VALUES(21,'unreviewed','',NULL,'achievement',0,'an elite trainee','an elite trainee',NULL,'','','normal','machine','2026-11-21 16:58:17.841301',0,0,NULL,NULL,NULL,NULL,NULL,5,NULL,NULL,'',NULL,'');
CREATE TABLE "newsarchive_confirmedname" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(100) NOT NULL, "context" varchar(100) NOT NULL, "type" varchar(10) NOT NULL, "kind" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "confirmed_name_once_an_article" UNIQUE ("article_id", "key", "context", "type"));
INSERT INTO "newsarchive_confirmedname" VALUES(1,'concrete utopia','','work','other','',1);
INSERT INTO "newsarchive_confirmedname" VALUES(2,'hwa','concrete utopia','person','person','Um Tae-hwa',1);
INSERT INTO "newsarchive_confirmedname" VALUES(3,'hwa','love me again','person','person','Um Tae-hwa',1);
INSERT INTO "newsarchive_confirmedname" VALUES(4,'hwa','love wins all','person','person','Um Tae-hwa',1);
INSERT INTO "newsarchive_confirmedname" VALUES(5,'love me again','','work','other','',1);
INSERT INTO "newsarchive_confirmedname" VALUES(6,'love wins all','','work','song','',1);
INSERT INTO "newsarchive_confirmedname" VALUES(7,'um tae hwa','','person','person','',1);
INSERT INTO "newsarchive_confirmedname" VALUES(8,'edam entertainment','','person','organisation','',2);
INSERT INTO "newsarchive_confirmedname" VALUES(9,'hwa','edam entertainment','person','person','Um Tae Hwa',2);
INSERT INTO "newsarchive_confirmedname" VALUES(10,'hwa','kim taehyung','person','person','Um Tae Hwa',2);
INSERT INTO "newsarchive_confirmedname" VALUES(11,'hwa','love wins all','person','person','Um Tae Hwa',2);
INSERT INTO "newsarchive_confirmedname" VALUES(12,'kim','edam entertainment','person','person','Kim Taehyung',2);
INSERT INTO "newsarchive_confirmedname" VALUES(13,'kim','love wins all','person','person','Kim Taehyung',2);
INSERT INTO "newsarchive_confirmedname" VALUES(14,'kim','um tae hwa','person','person','Kim Taehyung',2);
INSERT INTO "newsarchive_confirmedname" VALUES(15,'kim taehyung','','person','person','',2);
INSERT INTO "newsarchive_confirmedname" VALUES(16,'love wins all','','work','song','',2);
INSERT INTO "newsarchive_confirmedname" VALUES(17,'taehyung','edam entertainment','person','person','Kim Taehyung',2);
INSERT INTO "newsarchive_confirmedname" VALUES(18,'taehyung','love wins all','person','person','Kim Taehyung',2);
INSERT INTO "newsarchive_confirmedname" VALUES(19,'taehyung','um tae hwa','person','person','Kim Taehyung',2);
INSERT INTO "newsarchive_confirmedname" VALUES(20,'um tae hwa','','person','person','',2);
INSERT INTO "newsarchive_confirmedname" VALUES(21,'hwa','kim taehyung','person','person','Uhm Tae-hwa',3);
INSERT INTO "newsarchive_confirmedname" VALUES(22,'kim','uhm tae hwa','person','person','Kim Taehyung',3);
INSERT INTO "newsarchive_confirmedname" VALUES(23,'kim taehyung','','person','person','',3);
INSERT INTO "newsarchive_confirmedname" VALUES(24,'taehyung','uhm tae hwa','person','person','Kim Taehyung',3);
INSERT INTO "newsarchive_confirmedname" VALUES(25,'uhm','kim taehyung','person','person','Uhm Tae-hwa',3);
INSERT INTO "newsarchive_confirmedname" VALUES(26,'uhm tae hwa','','person','person','',3);
CREATE TABLE "newsarchive_disagreement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "predicate" varchar(40) NOT NULL, "status" varchar(20) NOT NULL, "created" datetime NOT NULL, "reason" varchar(500) NOT NULL, "settled_at" datetime NULL, "value_count" integer unsigned NOT NULL CHECK ("value_count" >= 0), "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "preferred_id" bigint NULL REFERENCES "newsarchive_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "settled_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_person_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_work_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "disagreement_of_person_or_work" CHECK ((("subject_person_id" IS NOT NULL AND "subject_work_id" IS NULL) OR ("subject_person_id" IS NULL AND "subject_work_id" IS NOT NULL))), CONSTRAINT "disagreement_settled_with_reason" CHECK (NOT ("reason" = '' AND "status" = 'settled')));
INSERT INTO "newsarchive_disagreement" VALUES(1,'release_date','settled','2026-11-21 16:58:15.637562','The broadcaster says so.','2026-11-21 16:59:42.795423',2,3,11,1,NULL,1);
CREATE TABLE "newsarchive_fingerprint" ("article_id" bigint NOT NULL PRIMARY KEY REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "sketch" BLOB NOT NULL);
INSERT INTO "newsarchive_fingerprint" VALUES(1,X'50D7BC80667C10811C9D778257EE99030917B3847B42438508CF6306FFFFFFFF528D6E089D293C093FBC3D0AAF263C0BDCF3DB8CB073F18D496F2A0EFFFFFFFFFFFFFFFFFE5AE5916E3E0C1217C272132867B1145DC3361562ACC716646D389748BB171835B74E99066B361AFFFFFFFFE9150C9C71382F9D07E4F19EF4F4199FE91F552080F5CBA108929FA21E67D7A30D1670A410AD4E25102B74A68699842743D175A8008179294BAB792A23EC4D2BFFFFFFFFFFFFFFFF0E11872E3A40072F906B0F303CA4A1B1A9C21E32178FA1335CC537347181A2B5913161B61D89F4371D58CA3866F2E539015BBBBA60A9663B1E06AC3C782133BDF3B8BB3E3F20EA3F163D11407A4998C18445E14212EBBB43C97699442FDECE45898DC5C6FFFFFFFFFFFFFFFFFFFFFFFF0430ECCA65DFA7CB01963FCCFFFFFFFFFF689DCEECF7F34FFFFFFFFFFFBEEE51FFFFFFFF21E49D5366C77CD4C048BED55026BAD6DF58ABD7403E4CD80FA68E590D19175AFFFFFFFF7A0F195C7EC5BF5D589266DEFFFFFFFFF68DB86028CB36E110FBF26222EAA86391BA0764E3D4B4E52DDD7DE614F505E7FFFFFFFF61BF93E9FFFFFFFFB376F3EB08A300ECBE9FC76DC4538CEEFFFFFFFFFFFFFFFF1A2D4171FFFFFFFFA4CF9573C8EC6574867E33F51921B5F6FFFFFFFF11CF1E78F0323C792F4AED7A718BA9FB09C9347CB5ED64FD8C007CFE555D6F7F');
INSERT INTO "newsarchive_fingerprint" VALUES(2,X'41EDE6003E8C9681839550022C68ED83372A2584BCB3E10536902986479BF4874FBDCC086B83E509131BD00A4AA78B8B7B91108C0F8D590DE9DD4E8E577B508F5419DD90075AB4912863241264C0DF93293F02946E1589152463CF161ABEE5173F1D5798B4C6CD999741DA1A5FB8961BA2B1779CC3C9501DFFFFFFFFB70B2C9F3A9609A0E5BB542185FCBFA2B6DDB6A304B0D3A406BC4BA51364B1A6030F29270C5248A87EAF02A907DB2CAA13CF572B2BB67C2C952BD5AD8A1E002E1A5EE82F966B4CB028130EB15F128332F3CCE6B3DA17BAB42CACF0B51FD179362301BF379E8C9CB8132157B970DEF7BA7309EE3B7F3B7F3C50861F3D164D1CBE2B88E03FFFFFFFFF7A4998C13545154218D243C3235144C4473B55C520176046FFFFFFFF45FD22487781734932B0604A0E51B94B4542F04C0EC5194DFFFFFFFF0A736BCF49E1CCD0418E2C51ABFEE152FFFFFFFF69AD27D4FFFFFFFF4A6F3DD626A8FED72922A4D829E7ECD9050BA15AF311985B20C9565CD277D6DDFFFFFFFF095E605F0ED78FE02A22FB61107D34E236D9A0E32A7B2264F8412BE5C3EABCE606A1476730D5E8683A02A3694EB4F56A053FA66B08A300ECAF5A006D2ACEEAEEB6A9B9EF464BE9F0988F1871C5F40CF2B06F67F3FFFFFFFF3C8847F53B45DEF6812A1D77000F01F8249D11794FD0E77AF37DA5FB12566C7C11E82E7D5BA47DFE69D0887F');
INSERT INTO "newsarchive_fingerprint" VALUES(3,X'03F41D0014477E81147E5182627C6183AA1854843CB74D0557AE7D063F9F4007555544881B7137093569090AF3D33F8B3273710C06CBB20DFFFFFFFF33CBD90FFFFFFFFF405D271115823712355B481396DCAC9402D32F1510DE929675FC4417FFFFFFFF42E642193D6AEF1AFFFFFFFF3C0FC09CF13C069D6D0B111EFFFFFFFFAD234C20109BB5A1DCD21F2218285B232244982409CB0E25FFFFFFFF157BAFA73BEDABA8FFFFFFFFD298412AA8F5FC2B40CD422C02B6B8AD5A3F5AAED8AD16AFAA6497B043E478B19D2273B2526998B312C5CEB4FFFFFFFF79B7AE36FFFFFFFFB5311DB808EDE939504CCD3AB3BB2C3B1E06AC3CFFFFFFFFD2AD9ABEFA075CBF39B774C071C4F1411700EE424AA831C3064029C4069491450423DDC63A6BF0C77F3E73C832C7C0C96857FA4AFFFFFFFF396E16CC4CC388CDFFFFFFFF1AB43D4F05B98B50FFFFFFFFFFFFFFFF19DE9853054B595437AA8A55228CF4560603A7D77E08C0584F424659FFFFFFFF222EFE5B72034D5C6767575DCB7ED65E1A85D25F1395CB60494F5C61FFFFFFFFFFFFFFFF3B5381E4405FBD650F435AE61A74A1E70EEC7A68D8BBC5693DE915EA720772EB08A300ECE8C4DE6D93E0026E3A809EEF1BF189F0354B69F155335D72FFFFFFFF0E153774FFFFFFFFE95852766F955F7742612978AA80907998C330FA7430587BCB0BB17C2A059EFDAF830CFE125AAF7F');
CREATE TABLE "newsarchive_ingestitem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(500) NOT NULL, "location" varchar(1000) NOT NULL, "digest" varchar(64) NOT NULL, "outcome" varchar(20) NOT NULL, "reason" text NOT NULL, "extractor_version" varchar(20) NOT NULL, "created" datetime NOT NULL, "article_id" bigint NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NOT NULL REFERENCES "newsarchive_ingestrun" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "newsarchive_ingestitem" VALUES(1,'000-all-kill.txt','/archive/seeds/000-all-kill.txt','cb407d16205be31e78f9f082e37a40ac9bf4b0d6e42556c90e37d91ebe74dc86','new','','2','2026-11-21 16:58:10.988007',1,1);
INSERT INTO "newsarchive_ingestitem" VALUES(2,'001-video-explained.txt','/archive/seeds/001-video-explained.txt','888fca3b1d99ec1849f25d5fcbb13d1a8bebe79469593df41f5de0596f49b2d1','new','','2','2026-11-21 16:58:13.662518',2,1);
INSERT INTO "newsarchive_ingestitem" VALUES(3,'002-local-papers.txt','/archive/seeds/002-local-papers.txt','12ff72044fb198defc5764769ac4f176a3bc416808d4c6a418a46bff96b91aa9','new','','2','2026-11-21 16:58:17.101846',3,1);
CREATE TABLE "newsarchive_ingestrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "started" datetime NOT NULL, "finished" datetime NULL, "paths" text NOT NULL CHECK ((JSON_VALID("paths") OR "paths" IS NULL)), "extractor_version" varchar(20) NOT NULL);
INSERT INTO "newsarchive_ingestrun" VALUES(1,'2026-11-21 16:57:41.610464','2026-11-21 16:58:21.324447','["seeds/000-all-kill.txt", "seeds/001-video-explained.txt", "seeds/002-local-papers.txt"]','2');
CREATE TABLE "newsarchive_judgement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verdict" varchar(20) NOT NULL, "origin" varchar(20) NOT NULL, "score" real NULL, "reason" varchar(500) NOT NULL, "created" datetime NOT NULL, "changed" datetime NOT NULL, "judged_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_a_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "person_b_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, "work_a_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, "work_b_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "judgement_of_two_persons_or_two_works" CHECK ((("person_a_id" IS NOT NULL AND "person_b_id" IS NOT NULL AND "work_a_id" IS NULL AND "work_b_id" IS NULL) OR ("person_a_id" IS NULL AND "person_b_id" IS NULL AND "work_a_id" IS NOT NULL AND "work_b_id" IS NOT NULL))), CONSTRAINT "judgement_lower_id_first" CHECK (("person_a_id" < ("person_b_id") OR "work_a_id" < ("work_b_id"))), CONSTRAINT "judgement_of_persons_once" UNIQUE ("person_a_id", "person_b_id"), CONSTRAINT "judgement_of_works_once" UNIQUE ("work_a_id", "work_b_id"), CONSTRAINT "judgement_machine_only_asks" CHECK (("origin" = 'editor' OR "verdict" = 'unsure')));
CREATE TABLE "newsarchive_knownname" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(100) NOT NULL, "context" varchar(100) NOT NULL, "type" varchar(10) NOT NULL, "kind" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "given_type" varchar(10) NOT NULL, "given_kind" varchar(20) NOT NULL, "is_stale" bool NOT NULL, CONSTRAINT "known_name_once" UNIQUE ("key", "context"));
INSERT INTO "newsarchive_knownname" VALUES(1,'concrete utopia','','work','other','',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(2,'hwa','concrete utopia','person','person','Um Tae-hwa',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(3,'hwa','love me again','person','person','Um Tae-hwa',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(4,'hwa','love wins all','person','person','Um Tae Hwa',2,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(5,'love me again','','work','other','',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(6,'love wins all','','work','song','',2,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(7,'um tae hwa','','person','person','',2,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(8,'edam entertainment','','person','organisation','',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(9,'hwa','edam entertainment','person','person','Um Tae Hwa',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(10,'hwa','kim taehyung','person','person','Um Tae Hwa',2,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(12,'kim','edam entertainment','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(13,'kim','love wins all','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(14,'kim','um tae hwa','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(15,'kim taehyung','','person','person','',2,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(17,'taehyung','edam entertainment','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(18,'taehyung','love wins all','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(19,'taehyung','um tae hwa','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(22,'kim','uhm tae hwa','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(24,'taehyung','uhm tae hwa','person','person','Kim Taehyung',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(25,'uhm','kim taehyung','person','person','Uhm Tae-hwa',1,'','',0);
INSERT INTO "newsarchive_knownname" VALUES(26,'uhm tae hwa','','person','person','',1,'','',0);
CREATE TABLE "newsarchive_mention" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "surface" varchar(300) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "appearance_id" bigint NOT NULL REFERENCES "newsarchive_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mention_span_not_empty" CHECK ("end" > ("start")), CONSTRAINT "mention_span_once" UNIQUE ("article_id", "start", "end"));
INSERT INTO "newsarchive_mention" VALUES(1,'IU',0,2,1,1);
INSERT INTO "newsarchive_mention" VALUES(2,'IU',151,153,1,1);
INSERT INTO "newsarchive_mention" VALUES(3,'IU',927,929,1,1);
INSERT INTO "newsarchive_mention" VALUES(4,'Love wins all',6,19,2,1);
INSERT INTO "newsarchive_mention" VALUES(5,'Love wins all',101,114,2,1);
INSERT INTO "newsarchive_mention" VALUES(6,'Love wins all',713,726,2,1);
INSERT INTO "newsarchive_mention" VALUES(7,'Love wins all',888,901,2,1);
INSERT INTO "newsarchive_mention" VALUES(8,'Instiz',236,242,3,1);
INSERT INTO "newsarchive_mention" VALUES(9,'FLO',454,457,4,1);
INSERT INTO "newsarchive_mention" VALUES(10,'Top Songs',531,540,5,1);
INSERT INTO "newsarchive_mention" VALUES(11,'BTS',734,737,6,1);
INSERT INTO "newsarchive_mention" VALUES(12,'V',739,740,7,1);
INSERT INTO "newsarchive_mention" VALUES(13,'V',869,870,7,1);
INSERT INTO "newsarchive_mention" VALUES(14,'Concrete Utopia',778,793,8,1);
INSERT INTO "newsarchive_mention" VALUES(15,'Um Tae-hwa',804,814,9,1);
INSERT INTO "newsarchive_mention" VALUES(16,'Love Me Again',978,991,10,1);
INSERT INTO "newsarchive_mention" VALUES(17,'Lilac',1130,1135,11,1);
INSERT INTO "newsarchive_mention" VALUES(18,'IU',17,19,12,2);
INSERT INTO "newsarchive_mention" VALUES(19,'IU',183,185,12,2);
INSERT INTO "newsarchive_mention" VALUES(20,'IU',571,573,12,2);
INSERT INTO "newsarchive_mention" VALUES(21,'IU',1016,1018,12,2);
INSERT INTO "newsarchive_mention" VALUES(22,'IU',1606,1608,12,2);
INSERT INTO "newsarchive_mention" VALUES(23,'Love Wins All',39,52,13,2);
INSERT INTO "newsarchive_mention" VALUES(24,'Love Wins All',165,178,13,2);
INSERT INTO "newsarchive_mention" VALUES(25,'Love Wins',674,683,13,2);
INSERT INTO "newsarchive_mention" VALUES(26,'Love Wins All',1193,1206,13,2);
INSERT INTO "newsarchive_mention" VALUES(27,'BTS',137,140,14,2);
INSERT INTO "newsarchive_mention" VALUES(28,'V',142,143,15,2);
INSERT INTO "newsarchive_mention" VALUES(29,'V',200,201,15,2);
INSERT INTO "newsarchive_mention" VALUES(30,'Kim Taehyung',203,215,15,2);
INSERT INTO "newsarchive_mention" VALUES(31,'V',235,236,15,2);
INSERT INTO "newsarchive_mention" VALUES(32,'V',999,1000,15,2);
INSERT INTO "newsarchive_mention" VALUES(33,'EDAM Entertainment',385,403,16,2);
INSERT INTO "newsarchive_mention" VALUES(34,'EDAM Entertainment',801,819,16,2);
INSERT INTO "newsarchive_mention" VALUES(35,'Um Tae Hwa',405,415,17,2);
INSERT INTO "newsarchive_mention" VALUES(36,'Concrete Utopia',451,466,18,2);
INSERT INTO "newsarchive_mention" VALUES(37,'H.E.R',1619,1624,19,2);
INSERT INTO "newsarchive_mention" VALUES(38,'IU',120,122,20,3);
INSERT INTO "newsarchive_mention" VALUES(39,'IU',850,852,20,3);
INSERT INTO "newsarchive_mention" VALUES(40,'Love wins all',144,157,21,3);
INSERT INTO "newsarchive_mention" VALUES(41,'Kim Taehyung',193,205,22,3);
INSERT INTO "newsarchive_mention" VALUES(42,'Kim Taehyung',532,544,22,3);
INSERT INTO "newsarchive_mention" VALUES(43,'Hotel Del Luna',212,226,23,3);
INSERT INTO "newsarchive_mention" VALUES(44,'Uhm Tae-hwa',468,479,24,3);
INSERT INTO "newsarchive_mention" VALUES(45,'Uhm Tae-hwa',588,599,24,3);
INSERT INTO "newsarchive_mention" VALUES(46,'The Concrete Utopia',628,647,25,3);
INSERT INTO "newsarchive_mention" VALUES(47,'The Winning',873,884,26,3);
INSERT INTO "newsarchive_mention" VALUES(48,'V',987,988,27,3);
INSERT INTO "newsarchive_mention" VALUES(49,'Love Me Again',1001,1014,28,3);
INSERT INTO "newsarchive_mention" VALUES(50,'the Capital Defense Command',1273,1300,29,3);
CREATE TABLE "newsarchive_original" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" varchar(64) NOT NULL UNIQUE, "suffix" varchar(20) NOT NULL, "compressed" BLOB NOT NULL);
INSERT INTO "newsarchive_original" VALUES(1,'cb407d16205be31e78f9f082e37a40ac9bf4b0d6e42556c90e37d91ebe74dc86','.txt',X'789C6554416F1A3B18BCF32B46B9EC85209AD7C3537A225153D136CD21A44FEF68D61FAC15AF8D3E7BD9D25FDFB19750A9BDB0C0DA33E399F9BC7E69129AAFF128185D4830DE3758276C3AC183D394F11CC31E4F3BDC2C6FDE6313F1D168C00AF7A2D9ED9C58ACBCBFFEE2BC9FCD1EE2A0B0E694308A0A24C461DF2DFE809F37C8043FA85CAB783149905CD8FBB22277183BD77658BF40250F1A881F033E9B30183DE1E6FD1C218EE8A2B704437B11D1BCA938C3B79DD17C9DD5B4AF04274316AC43CAEE27DC7D790713282FB47F10FC0B93F16E79FBCF12AB477C79DE2CF02D221252918A139D49B031507424914B3889D1C56CB6C2C11B172E6EA035BD60572CFC3029BA682DBB4D7A4DD845451F5516F4B382F7030DA72716498E12F8A947D74A2AA20A462A987DEC25E4DBDFE7B078F8FA0472AB188FEC7A99E3FBFAEE23B6A7BA8B89CCF1498293BAF86ED8276C63F19A51CDF17F1C36C356F03824D7B20D9B78A8A1F355594EEA47F1F4A8409577EF964BCA67C43C249F1383F3277897F2024F815F276D4D5925AFFC5DE300DDEA5D2A694FD0391E0E259DDC91E40D728C83B7E8CDABC0F15F1C4477D2E68BB1F4BA94B32F6A71745618CFEEAF0AA76C34E16EF3DCE03B48136B03AA8764145D609D79FE84D4C55C8C6AEE6368D939C10B6539D3C03A252F237AE9B13172DD8D66CE7A461C863C1DFB609CE2EC8C0EE5A9A5F114AD832BD51DA37ABBA002EB2C8B9B2B79D9F1D748D4369D6BCB1CDBA8B6D8B52EE369E83E23AD8DC85D65E84D98FC96203C27855B375564427E14ACF6AC63733EEE345B56CD38F94D268DA3A59757DFE236DA13AC94B2B16AC4299D9C5FD59EBE7160D49859D4AB4DC9EA18D94A6C4B2DF69772D2366EAAEB986E1D9945B913F4ACCB79D3BEE999D7FFFA186A0BCB28EF63AC9371CB44B8DFD3108DBC1BDC6538E9840ABD37D9D14135A14C76199DEA32E979F9B49C8D84203F58C4FF3AFA55E636C848C0EDD0D385D25955478BCA209748B6C26597CB6031FB057467BD70');
INSERT INTO "newsarchive_original" VALUES(2,'888fca3b1d99ec1849f25d5fcbb13d1a8bebe79469593df41f5de0596f49b2d1','.txt',X'789C6D55CB6E233710BCEB2B1A7BD98B2CAC9D3D04BE29B1036FBC4182B56C23C716A74724C4610B7C68A0BF4F35C7DE4582DCE421595D5D55DDA681ABD0CDA79BCF579FAEAF6E3ED397E78F8592CC34B5121C9DC320BAA6AF7A167A0DA9D036C6356561E765A091F14513DD8993692F9900C095A630A470F0951E9F766BE23450A8748A7C2914C351886914AE2D0B8D214E3487EAE997DDD3477A212EB85BA888533C8BC2C366B5FA4FF5FD052C3BEC0213D2815E56ABC730D18EC55F5A3AACE998744EC6AD543E88E1BEACC971CE410A798E23E90822A56ABE504834FBE03CD559E9247A8A62DFA2D5CD0D30ADDA75B4E0F0BA2A79C8B2A19D9745209A817F6AFB188AC982AABF736A0C640862ED19C0D45060E69C82F1AB3E6B3B78BABFDBFE41F7A94AAE1CD224A96EE8B937420F33AFC14B69E241F040E851A17CA221142E78B1C8F7AB2697052E3E573D053C19421657C1A3BEF35BA816AF5AC15E8F4B27D6E2BB738B4DF6A028E40CA5FF1E432E7861C5BA5C8938EEDB8433B80C0F3CDABE886152E24960D57638A39350C43A59ADBE54B01928A12EC7D902E0F96CBDA0407FB110832250DC44D41C0E21718C17AAA14634F1DDFC1F14DF68D9390D1959753AA1A3906AD9D0875721E7B558CC2CC7CBB53707B39413B4A1513309985E344997D8AC2E2608F04326CB0EE8AE3FFC8F3F54182DE1AAA507D363DFC06D182C875D19A4DD33D21BA05B321F14DF8D9155426673F7061799CE1C1BEF417092522CA8B3B638D05EC0A85408BAF359C4060EBEF4E8CD5C912394A87370B25A5D6F688B8C15BF403AA84A35379C6CE10D67E28362B04C5CA6431328877CF631FF8BA3D42AEBC577D0978CAF7F6BDBB57D8FCBBC68DE1BEEE8DE5C4A75E909B84062577BA0F71D192189711107090F314ADED06FDA324D9AAAC702600BAE15D471C42FF73D0503E7E39A8A0B929C5C8D01B880AFE61060FFB5032C9F2E9AA226C81B31939CCBD1D692662877B3A107B03757E1030E81326B1E8A898A8C68B331AF1C8FC6B78403069ED3A1C105EBC671EB8E812F8262157D4B75F158266C2899BA1F8BCB1B7AF50153E2A05C018118755E2E2295DA27670F326A7180B0A793013924278BCDB8648B2BB47020886AA63DFCC2DCE0082546B9C5F92C3D6430854E5E01BBC7407BFBB358B981211C1AFF09894824E9472091D3CB7BDB9DE01C92C5C60B9F4C166889427D95F7F98A8AF9B0E1AE8A3036EC63E436EBB404A572B6646EBF3EFD49DFEEB777B7CB3A4EDA92ADC787CDFDE6DBC6A48E161358DF17FCF5CFE442C5F6BD25FB9F83713E4B421C7BC2262CB6D53F327F42F9');
INSERT INTO "newsarchive_original" VALUES(3,'12ff72044fb198defc5764769ac4f176a3bc416808d4c6a418a46bff96b91aa9','.txt',X'789C55545D8FDB36107CBF5FB1C84B5E64E36A1C8AA26FCE054DD2246881F3E5FABA96562273145720292BFAF79DA5EDCB05B0E10F7277676667441D17A1DDEDEE6E73BBDBDCDED13F91FE92639A39AD74D7D4938626A74587C493CBA43D7DD6241C29CA92279E24655A24164A3AC78E78D43850CF31FF491A85261E84B82F9288A316874F8DF4E9F16DA629C9264910CE42D9C721087DD193D0E263260E01059D5D46118D18E8F12A99C639FB964EBE136DE8B31FE9C0E2D6390EDB9B9B03AE7ED42281DEE3FD658E4CDC962419D3E6523BD54252FC42EBBF3956AABB0BD72D3DF9E230A8E335D7EB13FB04ACB995284634091D0560293B4ED2919C24AD0B684953F1D69AE463C1D9540717D5670275D9D2FEA2DD26701C6653A60A68CCDE692E00343004F8099329989C49264DE53CA06A0824091D898F46C454E97C92B6686AE8D15549366E6128F2E4B85C88D455717E06B28533395D50492D8F973E5B7A777878FB8BA4D4FB30E2BEF310905301A045E41912F42042682B31F80CB2DBD773C97147DFE75CEA17A63CB7AD49B1405CB21DDD6B6C9380C063D1C9F34FE9CE4C4167111800822C6EB531AD53B8A4288CF00CB8AF4D0023FEB86A132BAB5A6B90CBA2047F75001F7845F920A61E6479B3072813A430E4CF15E3CBCF78DE2A5DB7D4BCA95686A92FB263CE7F68F2D53440F1C5A30BAFDBB3B3B3FF01A2A38F7EC3E1388F4D25FDE46384731A2BE9E6DAE5256BBBDB6BD8B0AEDF691AAF297B2820C6A9A3831FE1A04FC5AA2D45BD075ACA1A945E85A8AD69FE0DE0BE35D0CE44CBE6A01AACAF42FB8141AFEEDC9C73DD237A664927DF9ABB078E0D1687A401C0E23C72D9EA3805314FF7DE120A0FD447C1916D0D25A129986DE9A3546B4536D300BD040FB9EAB92020A622AA208F896C53E7E8E1BB834B828C1B9473EB8B67F7695CE903929738D0BE3341339A150FE91E60090DD46B08BA1857391B12A18353915530AB4D1E26693DEADFCF65A583F06810ECE09E275FEC407A89D94C39E231D3191CCC6F754ED9FCDDE55F36F5C7CBA2603857C31AE9BBDA33CB9AEEF06F857DAF69CA46F3DECDB175A210F5030CB5A0D9BF494FB6ABEDCDFFF5DBE695');
CREATE TABLE "newsarchive_outlet" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL UNIQUE, "created" datetime NOT NULL, "date_order" varchar(3) NOT NULL);
CREATE TABLE "newsarchive_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "kind" varchar(20) NOT NULL, "name_key" varchar(200) NOT NULL, "curated" bool NOT NULL, "created" datetime NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "claim_count" integer unsigned NOT NULL CHECK ("claim_count" >= 0), "merged_into_id" bigint NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "person_has_name" CHECK (NOT ("name" = '')), CONSTRAINT "person_not_merged_into_itself" CHECK (NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL)));
INSERT INTO "newsarchive_person" VALUES(1,'Ada Editor','person','adaeditor',1,'2026-11-21 16:58:11.052960',3,0,NULL);
INSERT INTO "newsarchive_person" VALUES(2,'Instiz','organisation','instiz',0,'2026-11-21 16:58:11.053041',1,0,NULL);
INSERT INTO "newsarchive_person" VALUES(3,'FLO','person','flo',0,'2026-11-21 16:58:11.053082',1,0,NULL);
INSERT INTO "newsarchive_person" VALUES(4,'BTS','group','bts',0,'2026-11-21 16:58:11.053120',2,0,NULL);
INSERT INTO "newsarchive_person" VALUES(5,'V','person','v',0,'2026-11-21 16:58:11.053166',3,1,NULL);
INSERT INTO "newsarchive_person" VALUES(6,'Uhm Tae-hwa','person','umtaehwa',0,'2026-11-21 16:58:11.053202',3,0,NULL);
INSERT INTO "newsarchive_person" VALUES(7,'EDAM Entertainment','organisation','edamentertainment',0,'2026-11-21 16:58:13.843033',1,1,NULL);
INSERT INTO "newsarchive_person" VALUES(8,'H.E.R','person','her',0,'2026-11-21 16:58:13.843111',1,0,NULL);
INSERT INTO "newsarchive_person" VALUES(9,'The Capital Defense Command','group','capitaldefensecommand',0,'2026-11-21 16:58:17.353095',1,0,NULL);
CREATE TABLE "newsarchive_personalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "kind" varchar(20) NOT NULL, "language" varchar(20) NOT NULL, "name_key" varchar(200) NOT NULL, "origin" varchar(20) NOT NULL, "made_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "newsarchive_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "person_alias_once" UNIQUE ("person_id", "name"));
INSERT INTO "newsarchive_personalias" VALUES(1,'Kim Taehyung','legal','','kimtaehyung','machine',NULL,5);
INSERT INTO "newsarchive_personalias" VALUES(2,'Um Tae Hwa','spelling','','umtaehwa','machine',NULL,6);
INSERT INTO "newsarchive_personalias" VALUES(3,'Um Tae-hwa','spelling','','umtaehwa','machine',NULL,6);
INSERT INTO "newsarchive_personalias" VALUES(4,'IU','name','','iu','machine',NULL,1);
CREATE TABLE "newsarchive_presence" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "since" datetime NOT NULL, "seen" datetime NOT NULL, "article_id" bigint NOT NULL REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "presence_once" UNIQUE ("article_id", "user_id"));
CREATE TABLE "newsarchive_secondreading" ("article_id" bigint NOT NULL PRIMARY KEY REFERENCES "newsarchive_article" ("id") DEFERRABLE INITIALLY DEFERRED, "is_due" bool NOT NULL, "names" varchar(64) NOT NULL);
CREATE TABLE "newsarchive_visit" ("user_id" integer NOT NULL PRIMARY KEY REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "seen" datetime NOT NULL, "last_act" bigint NOT NULL, "known_act" bigint NOT NULL, "known_at" datetime NULL);
CREATE TABLE "newsarchive_work" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "kind" varchar(20) NOT NULL, "title_key" varchar(300) NOT NULL, "curated" bool NOT NULL, "created" datetime NOT NULL, "article_count" integer unsigned NOT NULL CHECK ("article_count" >= 0), "claim_count" integer unsigned NOT NULL CHECK ("claim_count" >= 0), "merged_into_id" bigint NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "work_has_title" CHECK (NOT ("title" = '')), CONSTRAINT "work_not_merged_into_itself" CHECK (NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL)));
INSERT INTO "newsarchive_work" VALUES(1,'Love Wins All','song','love wins all',0,'2026-11-21 16:58:11.189895',3,12,NULL);
INSERT INTO "newsarchive_work" VALUES(2,'Top Songs','song','top songs',0,'2026-11-21 16:58:11.189978',1,0,NULL);
INSERT INTO "newsarchive_work" VALUES(3,'Concrete Utopia','film','concrete utopia',0,'2026-11-21 16:58:11.190016',3,1,NULL);
INSERT INTO "newsarchive_work" VALUES(4,'Love Me Again','song','love me again',0,'2026-11-21 16:58:11.190060',2,1,NULL);
INSERT INTO "newsarchive_work" VALUES(5,'Lilac','other','lilac',0,'2026-11-21 16:58:11.190095',1,0,NULL);
INSERT INTO "newsarchive_work" VALUES(6,'Hotel Del Luna','other','hotel del luna',0,'2026-11-21 16:58:17.615058',1,0,NULL);
INSERT INTO "newsarchive_work" VALUES(7,'The Winning','album','winning',0,'2026-11-21 16:58:17.615135',1,2,NULL);
CREATE TABLE "newsarchive_workalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "kind" varchar(20) NOT NULL, "language" varchar(20) NOT NULL, "title_key" varchar(300) NOT NULL, "origin" varchar(20) NOT NULL, "made_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "work_id" bigint NOT NULL REFERENCES "newsarchive_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "work_alias_once" UNIQUE ("work_id", "title"));
INSERT INTO "newsarchive_workalias" VALUES(1,'Love Wins','former','','love wins','machine',NULL,1);
INSERT INTO "newsarchive_workalias" VALUES(2,'Love wins all','spelling','','love wins all','machine',NULL,1);
INSERT INTO "newsarchive_workalias" VALUES(3,'The Concrete Utopia','spelling','','concrete utopia','machine',NULL,3);
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
CREATE INDEX "auditlog_logentry_object_pk_6e3219c0" ON "auditlog_logentry" ("object_pk");
CREATE INDEX "auditlog_logentry_object_id_09c2eee8" ON "auditlog_logentry" ("object_id");
CREATE INDEX "auditlog_logentry_action_229afe39" ON "auditlog_logentry" ("action");
CREATE INDEX "auditlog_logentry_timestamp_37867bb0" ON "auditlog_logentry" ("timestamp");
CREATE INDEX "auditlog_logentry_actor_id_959271d2" ON "auditlog_logentry" ("actor_id");
CREATE INDEX "auditlog_logentry_content_type_id_75830218" ON "auditlog_logentry" ("content_type_id");
CREATE INDEX "auditlog_logentry_cid_9f467263" ON "auditlog_logentry" ("cid");
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
CREATE INDEX "newsarchive_citation_article_id_dbcc7b6f" ON "newsarchive_citation" ("article_id");
CREATE INDEX "newsarchive_citation_decided_by_id_29d35b73" ON "newsarchive_citation" ("decided_by_id");
CREATE INDEX "newsarchive_citation_object_appearance_id_c1708476" ON "newsarchive_citation" ("object_appearance_id");
CREATE INDEX "newsarchive_citation_speaker_appearance_id_48c830ab" ON "newsarchive_citation" ("speaker_appearance_id");
CREATE INDEX "newsarchive_citation_subject_appearance_id_119d4b60" ON "newsarchive_citation" ("subject_appearance_id");
CREATE INDEX "newsarchive_citation_claim_id_82eb154b" ON "newsarchive_citation" ("claim_id");
CREATE INDEX "newsarchive_citation_speaker_id_268fae29" ON "newsarchive_citation" ("speaker_id");
CREATE INDEX "citation_in_text_order" ON "newsarchive_citation" ("article_id", "start");
CREATE INDEX "citation_value_outside_quote" ON "newsarchive_citation" ("id" DESC) WHERE NOT ("value_end" IS NOT NULL AND "value_end" <= ("end") AND "value_end" IS NOT NULL AND "value_start" >= ("start") AND "value_start" IS NOT NULL AND "value_start" IS NOT NULL);
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
CREATE INDEX "claim_date_ambiguous" ON "newsarchive_claim" ("id" DESC) WHERE "date" LIKE '[%' ESCAPE '\';
CREATE UNIQUE INDEX "claim_of_person_once" ON "newsarchive_claim" ("subject_person_id", "predicate", "value_key", "negated", "qualifier") WHERE "subject_person_id" IS NOT NULL;
CREATE UNIQUE INDEX "claim_of_work_once" ON "newsarchive_claim" ("subject_work_id", "predicate", "value_key", "negated", "qualifier") WHERE "subject_work_id" IS NOT NULL;
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
CREATE INDEX "known_name_stale" ON "newsarchive_knownname" ("id") WHERE "is_stale";
CREATE INDEX "known_name_given" ON "newsarchive_knownname" ("id") WHERE NOT ("given_type" = '');
CREATE INDEX "second_reading_due" ON "newsarchive_secondreading" ("article_id") WHERE "is_due";
CREATE INDEX "newsarchive_confirmedname_article_id_25c05e81" ON "newsarchive_confirmedname" ("article_id");
CREATE INDEX "confirmed_name_key" ON "newsarchive_confirmedname" ("key", "context");
CREATE INDEX "newsarchive_act_by_id_2ebeb330" ON "newsarchive_act" ("by_id");
CREATE INDEX "newsarchive_act_undoes_id_48a2e1d1" ON "newsarchive_act" ("undoes_id");
CREATE INDEX "act_of_editor" ON "newsarchive_act" ("by_id", "id" DESC);
CREATE INDEX "act_of_day" ON "newsarchive_act" ("day", "id" DESC);
CREATE INDEX "act_of_editor_and_day" ON "newsarchive_act" ("by_id", "day", "id" DESC);
CREATE INDEX "newsarchive_presence_article_id_0a5d4e83" ON "newsarchive_presence" ("article_id");
CREATE INDEX "newsarchive_presence_user_id_6bc394d3" ON "newsarchive_presence" ("user_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',40);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('auditlog_logentry',10);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',29);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',109);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('auth_user',1);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_person',9);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_personalias',4);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_work',7);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_judgement',0);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_disagreement',1);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_appearance',29);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_workalias',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_citation',29);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_outlet',0);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_claim',21);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_ingestrun',1);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_original',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_article',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_ingestitem',3);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_mention',50);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_confirmedname',26);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_knownname',26);
INSERT INTO "sqlite_sequence" VALUES('newsarchive_act',5);
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO claim_search (claim_search) VALUES ('rebuild');
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO work_search (work_search) VALUES ('rebuild');
COMMIT;
