BEGIN TRANSACTION;
CREATE TABLE "articles_act" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "subject" varchar(1000) NOT NULL, "reason" text NOT NULL, "detail" text NOT NULL CHECK ((JSON_VALID("detail") OR "detail" IS NULL)), "made_at" datetime NOT NULL, "undone_at" datetime NULL, "user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "articles_act" VALUES(1,'withdraw','青石桥的一天','应当事人请求','{"report": 4}','2026-11-26 10:48:48.536291',NULL,1);
INSERT INTO "articles_act" VALUES(2,'merge','红柳厂并入青石桥厂','同一家厂改名','{"model": "name", "kept": 2, "gone": 6, "moved": [[3, "n1"]]}','2026-11-26 10:48:48.538504',NULL,1);
INSERT INTO "articles_act" VALUES(3,'mask','×××','本人请求','{"person": 2, "words": "\u5468\u5c0f\u6ee1", "people": [{"id": 2, "name": "\u5468\u5c0f\u6ee1", "slug": "zhou-xiao-man-405a2a"}], "said": [], "withdrawn": []}','2026-11-26 10:48:48.727730',NULL,1);
INSERT INTO "articles_act" VALUES(4,'tags','乡村 → 乡村建设','','{}','2026-11-26 10:48:48.757281',NULL,1);
CREATE TABLE "articles_appearance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(20) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "occurrence" smallint unsigned NOT NULL CHECK ("occurrence" >= 0), "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "exact" text NOT NULL, "prefix" text NOT NULL, "suffix" text NOT NULL, "by_name" bool NOT NULL, "name" varchar(300) NOT NULL, "role" varchar(1000) NOT NULL, "organisation" varchar(300) NOT NULL, "person_id" bigint NOT NULL REFERENCES "articles_person" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "section_id" bigint NOT NULL REFERENCES "articles_section" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "appearance_once" UNIQUE ("report_id", "key", "occurrence"), CONSTRAINT "appearance_span" CHECK ("start" < ("end")), CONSTRAINT "appearance_exact_length" CHECK ("end" = ("start" + LENGTH("exact"))));
INSERT INTO "articles_appearance" VALUES(5,'p1',0,0,4,7,'陈大禾','','',1,'陈大禾','','青石桥二厂',3,4,5);
INSERT INTO "articles_appearance" VALUES(6,'p1',0,0,4,7,'×××','','',1,'×××','','红柳厂',2,3,6);
INSERT INTO "articles_appearance" VALUES(7,'p1',0,0,4,7,'王小禾','','',1,'王小禾','','青石桥厂',1,1,7);
INSERT INTO "articles_appearance" VALUES(8,'p1',0,0,4,7,'王小禾','','',1,'王小禾','','青石桥厂',1,2,8);
CREATE TABLE "articles_change" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "made_at" datetime NOT NULL, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "articles_change" VALUES(1,'2026-11-26 10:48:48.479737',1);
INSERT INTO "articles_change" VALUES(2,'2026-11-26 10:48:48.498370',1);
INSERT INTO "articles_change" VALUES(3,'2026-11-26 10:48:48.511127',2);
INSERT INTO "articles_change" VALUES(4,'2026-11-26 10:48:48.523687',3);
INSERT INTO "articles_change" VALUES(5,'2026-11-26 10:48:48.533782',4);
INSERT INTO "articles_change" VALUES(6,'2026-11-26 10:48:48.536523',4);
INSERT INTO "articles_change" VALUES(7,'2026-11-26 10:48:48.538048',3);
INSERT INTO "articles_change" VALUES(8,'2026-11-26 10:48:48.715066',3);
INSERT INTO "articles_change" VALUES(9,'2026-11-26 10:48:48.725791',3);
INSERT INTO "articles_change" VALUES(10,'2026-11-26 10:48:48.742418',1);
INSERT INTO "articles_change" VALUES(11,'2026-11-26 10:48:48.754806',2);
CREATE TABLE "articles_correction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" text NOT NULL, "made_at" datetime NOT NULL, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "revision_id" bigint NOT NULL UNIQUE REFERENCES "articles_revision" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "correction_reason_not_empty" CHECK (NOT ("reason" = '')));
INSERT INTO "articles_correction" VALUES(1,'更正标题','2026-11-26 10:48:48.485829',1,2);
CREATE TABLE "articles_draft" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(80) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "record" text NOT NULL, "by" varchar(10) NOT NULL, "made_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "edited_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "articles_source" ("id") DEFERRABLE INITIALLY DEFERRED, "accepted" text NOT NULL CHECK ((JSON_VALID("accepted") OR "accepted" IS NULL)), "edits" text NOT NULL CHECK ((JSON_VALID("edits") OR "edits" IS NULL)), "identities" text NOT NULL CHECK ((JSON_VALID("identities") OR "identities" IS NULL)), "left_out" text NOT NULL CHECK ((JSON_VALID("left_out") OR "left_out" IS NULL)), "publish_at" datetime NULL, "publish_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "publish_reason" text NOT NULL, "reasons" text NOT NULL CHECK ((JSON_VALID("reasons") OR "reasons" IS NULL)), "trouble" text NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0));
INSERT INTO "articles_draft" VALUES(1,'qing-shi-qiao-de-lu-tong-le','青石桥的路通了','{
  "slug": "qing-shi-qiao-de-lu-tong-le",
  "kicker": null,
  "title": "青石桥的路通了",
  "subtitle": null,
  "dateline": null,
  "byline": [],
  "outlet": null,
  "page": null,
  "url": null,
  "rights": null,
  "place": null,
  "published": null,
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "青石桥的路昨天通了。"
      ]
    }
  ],
  "people": [],
  "quotations": [],
  "statistics": [],
  "projects": [],
  "organisations": [],
  "places": [],
  "honours": []
}
','import','2026-11-26 10:48:48.930243','2026-11-26 10:48:48.930277',NULL,6,'[]','[{"name": "\u53bb\u7a7a\u884c", "line": null, "before": "\n", "after": "", "applied": true}]','{}','[]',NULL,NULL,'','{}','',1);
CREATE TABLE "articles_mask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "words" varchar(300) NOT NULL, "everywhere" bool NOT NULL, "identities" text NOT NULL CHECK ((JSON_VALID("identities") OR "identities" IS NULL)), "person_id" bigint NOT NULL REFERENCES "articles_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mask_once" UNIQUE ("person_id", "words"), CONSTRAINT "mask_words_not_empty" CHECK (NOT ("words" = '')));
INSERT INTO "articles_mask" VALUES(1,'周小满',1,'[["\u5468\u5c0f\u6ee1", "\u7ea2\u67f3\u5382"]]',2);
CREATE TABLE "articles_measure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "initial" varchar(1) NOT NULL, "sort_key" varchar(600) NOT NULL, "label" varchar(200) NOT NULL, "subject" varchar(200) NOT NULL, "scope" varchar(100) NOT NULL, "unit" varchar(50) NOT NULL, "measure" varchar(10) NOT NULL, "slug" varchar(80) NOT NULL UNIQUE, CONSTRAINT "measure_once" UNIQUE ("label", "subject", "scope", "unit", "measure"));
INSERT INTO "articles_measure" VALUES(1,'C','chan liang','产量','','示例市','件','amount','chan-liang');
INSERT INTO "articles_measure" VALUES(2,'C','chan liang','产量','','示例市','%','share','chan-liang-33977e');
INSERT INTO "articles_measure" VALUES(3,'R','ren shu','人数','','','人','amount','ren-shu');
CREATE TABLE "articles_mention" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(20) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "occurrence" smallint unsigned NOT NULL CHECK ("occurrence" >= 0), "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "exact" text NOT NULL, "prefix" text NOT NULL, "suffix" text NOT NULL, "by_name" bool NOT NULL, "kind" varchar(12) NOT NULL, "printed" varchar(300) NOT NULL, "project_kind" varchar(10) NOT NULL, "recipient" varchar(1000) NOT NULL, "awarded_by" varchar(1000) NOT NULL, "name_id" bigint NOT NULL REFERENCES "articles_name" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "section_id" bigint NOT NULL REFERENCES "articles_section" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mention_once" UNIQUE ("report_id", "key", "occurrence"), CONSTRAINT "mention_span" CHECK ("start" < ("end")), CONSTRAINT "mention_exact_length" CHECK ("end" = ("start" + LENGTH("exact"))));
INSERT INTO "articles_mention" VALUES(21,'n1',0,0,8,13,'青石桥二厂','','',1,'organisation','青石桥二厂','','','',7,4,5);
INSERT INTO "articles_mention" VALUES(22,'n1',0,0,8,11,'红柳厂','','',1,'organisation','红柳厂','','','',2,3,6);
INSERT INTO "articles_mention" VALUES(23,'n1',0,1,19,22,'红柳厂','','',1,'organisation','红柳厂','','','',2,3,6);
INSERT INTO "articles_mention" VALUES(24,'n1',0,0,47,50,'先进厂','','',1,'project','先进厂','campaign','','',1,1,7);
INSERT INTO "articles_mention" VALUES(25,'n2',0,0,8,12,'青石桥厂','','',1,'organisation','青石桥厂','','','',2,1,7);
INSERT INTO "articles_mention" VALUES(26,'n2',0,1,41,45,'青石桥厂','','',1,'organisation','青石桥厂','','','',2,1,7);
INSERT INTO "articles_mention" VALUES(27,'n3',0,0,0,3,'示例市','','',1,'place','示例市','','','',3,1,7);
INSERT INTO "articles_mention" VALUES(28,'n4',1,0,8,11,'青石桥','','厂说',0,'place','青石桥','','','',4,1,7);
INSERT INTO "articles_mention" VALUES(29,'n5',0,0,47,50,'先进厂','','',1,'honour','先进厂','','青石桥厂','',5,1,7);
INSERT INTO "articles_mention" VALUES(30,'n1',0,0,47,50,'先进厂','','',1,'project','先进厂','campaign','','',1,2,8);
INSERT INTO "articles_mention" VALUES(31,'n2',0,0,8,12,'青石桥厂','','',1,'organisation','青石桥厂','','','',2,2,8);
INSERT INTO "articles_mention" VALUES(32,'n2',0,1,41,45,'青石桥厂','','',1,'organisation','青石桥厂','','','',2,2,8);
INSERT INTO "articles_mention" VALUES(33,'n3',0,0,0,3,'示例市','','',1,'place','示例市','','','',3,2,8);
INSERT INTO "articles_mention" VALUES(34,'n4',1,0,8,11,'青石桥','','厂说',0,'place','青石桥','','','',4,2,8);
INSERT INTO "articles_mention" VALUES(35,'n5',0,0,47,50,'先进厂','','',1,'honour','先进厂','','青石桥厂','',5,2,8);
CREATE TABLE "articles_name" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "initial" varchar(1) NOT NULL, "sort_key" varchar(600) NOT NULL, "kind" varchar(12) NOT NULL, "name" varchar(300) NOT NULL, "scope" varchar(100) NOT NULL, "slug" varchar(80) NOT NULL, "merged_into_id" bigint NULL REFERENCES "articles_name" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "articles_name" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "name_name_not_empty" CHECK (NOT ("name" = '')), CONSTRAINT "name_once" UNIQUE ("kind", "name", "scope"), CONSTRAINT "name_slug_once" UNIQUE ("kind", "slug"));
INSERT INTO "articles_name" VALUES(1,'X','xian jin chang','project','先进厂','','xian-jin-chang',NULL,NULL);
INSERT INTO "articles_name" VALUES(2,'Q','qing shi qiao chang','organisation','青石桥厂','','qing-shi-qiao-chang',NULL,NULL);
INSERT INTO "articles_name" VALUES(3,'S','shi li shi','place','示例市','','shi-li-shi',NULL,NULL);
INSERT INTO "articles_name" VALUES(4,'Q','qing shi qiao','place','青石桥','','qing-shi-qiao',NULL,NULL);
INSERT INTO "articles_name" VALUES(5,'X','xian jin chang','honour','先进厂','','xian-jin-chang',NULL,NULL);
INSERT INTO "articles_name" VALUES(6,'H','hong liu chang','organisation','红柳厂','','hong-liu-chang',2,NULL);
INSERT INTO "articles_name" VALUES(7,'Q','qing shi qiao er chang','organisation','青石桥二厂','','qing-shi-qiao-er-chang',NULL,NULL);
CREATE TABLE "articles_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "initial" varchar(1) NOT NULL, "sort_key" varchar(600) NOT NULL, "name" varchar(300) NOT NULL, "slug" varchar(80) NOT NULL UNIQUE, "public_figure" bool NOT NULL, "merged_into_id" bigint NULL REFERENCES "articles_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "person_name_not_empty" CHECK (NOT ("name" = '')));
INSERT INTO "articles_person" VALUES(1,'W','wang xiao he','王小禾','wang-xiao-he-a98c8f',0,NULL);
INSERT INTO "articles_person" VALUES(2,'#','','×××','person-4b9e5a',0,NULL);
INSERT INTO "articles_person" VALUES(3,'C','chen da he','陈大禾','chen-da-he-416b82',0,NULL);
CREATE TABLE "articles_quotation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(20) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "occurrence" smallint unsigned NOT NULL CHECK ("occurrence" >= 0), "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "exact" text NOT NULL, "prefix" text NOT NULL, "suffix" text NOT NULL, "speaker" varchar(1000) NOT NULL, "direct" bool NOT NULL, "text" text NOT NULL, "spoken_by_id" bigint NULL REFERENCES "articles_appearance" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "section_id" bigint NOT NULL REFERENCES "articles_section" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "quotation_once" UNIQUE ("report_id", "key", "occurrence"), CONSTRAINT "quotation_span" CHECK ("start" < ("end")), CONSTRAINT "quotation_exact_length" CHECK ("end" = ("start" + LENGTH("exact"))));
INSERT INTO "articles_quotation" VALUES(4,'q1',0,0,14,26,'“今年能出10余万件。”','','','王小禾',1,'今年能出10余万件。',7,1,7);
INSERT INTO "articles_quotation" VALUES(5,'q1',0,0,14,26,'“今年能出10余万件。”','','','王小禾',1,'今年能出10余万件。',8,2,8);
CREATE TABLE "articles_redirect" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_path" varchar(255) NOT NULL UNIQUE, "new_path" varchar(255) NOT NULL);
INSERT INTO "articles_redirect" VALUES(1,'/people/zhou-xiao-man-405a2a/','/people/person-4b9e5a/');
INSERT INTO "articles_redirect" VALUES(2,'/tags/xiang-cun/','/tags/xiang-cun-jian-she/');
CREATE TABLE "articles_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(80) NOT NULL UNIQUE, "kicker" varchar(300) NOT NULL, "title" varchar(300) NOT NULL, "subtitle" varchar(300) NOT NULL, "dateline" varchar(1000) NOT NULL, "byline" text NOT NULL CHECK ((JSON_VALID("byline") OR "byline" IS NULL)), "outlet" varchar(300) NOT NULL, "page" varchar(300) NOT NULL, "url" varchar(2000) NOT NULL, "rights" varchar(1000) NOT NULL, "place" varchar(100) NOT NULL, "printed_on" date NULL, "precision" smallint unsigned NULL CHECK ("precision" >= 0), "certainty" varchar(1) NOT NULL, "published_basis" varchar(5000) NOT NULL, "origin" varchar(10) NOT NULL, "original" text NULL CHECK ((JSON_VALID("original") OR "original" IS NULL)), "summary" text NOT NULL, "note" text NOT NULL, "state" varchar(10) NOT NULL, "made_public_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "withdrawn_at" datetime NULL, "withdrawal_reason" text NOT NULL, CONSTRAINT "report_title_not_empty" CHECK (NOT ("title" = '')), CONSTRAINT "report_slug_not_empty" CHECK (NOT ("slug" = '')), CONSTRAINT "report_date_whole" CHECK ((("certainty" = '' AND "precision" IS NULL AND "printed_on" IS NULL) OR ("certainty" IN ('', '~', '?') AND "precision" IN (1, 2, 3) AND "precision" IS NOT NULL AND "printed_on" IS NOT NULL))), CONSTRAINT "report_withdrawal_reasoned" CHECK ((("state" = 'public' AND "withdrawn_at" IS NULL) OR ("state" = 'withdrawn' AND "withdrawn_at" IS NOT NULL AND NOT ("withdrawal_reason" = '')))));
INSERT INTO "articles_report" VALUES(1,'qing-shi-qiao','','青石桥的又一天','','','[{"name": "\u674e\u8bb0\u8005", "role": null}]','','','','','示例市','2021-11-30',2,'','','original',NULL,'','','public','2026-11-26 10:48:48.456004','2026-11-26 10:48:48.731540',NULL,'');
INSERT INTO "articles_report" VALUES(2,'qing-shi-qiao-er','','青石桥的一天','','','[{"name": "\u674e\u8bb0\u8005", "role": null}]','','','https://paper.example/show.asp?id=299','','示例市','2022-03-05',1,'','','original',NULL,'','','public','2026-11-26 10:48:48.502642','2026-11-26 10:48:48.744862',NULL,'');
INSERT INTO "articles_report" VALUES(3,'hong-liu','','青石桥的一天','','','[]','','','','','','2023-01-31',2,'','','original',NULL,'','','public','2026-11-26 10:48:48.514480','2026-11-26 10:48:48.716562',NULL,'');
INSERT INTO "articles_report" VALUES(4,'kan-qu','','青石桥的一天','','','[]','','','','','',NULL,NULL,'','','original',NULL,'','','withdrawn','2026-11-26 10:48:48.526643','2026-11-26 10:48:48.535073','2026-11-26 10:48:48.535073','应当事人请求');
CREATE TABLE "articles_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "record" text NOT NULL, "sha256" varchar(64) NOT NULL, "by" varchar(10) NOT NULL, "made_at" datetime NOT NULL, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "articles_source" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "revision_number_once" UNIQUE ("report_id", "number"));
INSERT INTO "articles_revision" VALUES(1,1,'{
  "slug": "qing-shi-qiao",
  "kicker": null,
  "title": "青石桥的一天",
  "subtitle": null,
  "dateline": null,
  "byline": [
    {
      "name": "李记者",
      "role": null
    }
  ],
  "outlet": null,
  "page": null,
  "url": null,
  "rights": null,
  "place": "示例市",
  "published": "2021-11",
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [
    "工业",
    "乡村"
  ],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "王小禾",
      "role": null,
      "organisation": "青石桥厂",
      "at": null
    }
  ],
  "quotations": [
    {
      "id": "q1",
      "speaker": "王小禾",
      "speaker_id": "p1",
      "direct": true,
      "text": "今年能出10余万件。",
      "at": [
        {
          "exact": "“今年能出10余万件。”",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "statistics": [
    {
      "id": "s8",
      "label": "产量",
      "subject": null,
      "measure": "amount",
      "exact": "10余万件",
      "value": 100000,
      "low": 100000,
      "high": 200000,
      "unit": "件",
      "qualifier": "余",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10余万件",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s7",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "10%",
      "value": 10,
      "low": 10,
      "high": 10,
      "unit": "%",
      "qualifier": null,
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10%",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s9",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "80%以上",
      "value": 80,
      "low": 80,
      "high": null,
      "unit": "%",
      "qualifier": "以上",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": "s7",
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "80%以上",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "projects": [
    {
      "id": "n1",
      "name": "先进厂",
      "kind": "campaign",
      "at": null
    }
  ],
  "organisations": [
    {
      "id": "n2",
      "name": "青石桥厂",
      "at": null
    }
  ],
  "places": [
    {
      "id": "n3",
      "name": "示例市",
      "at": null
    },
    {
      "id": "n4",
      "name": "青石桥",
      "at": [
        {
          "exact": "青石桥",
          "prefix": null,
          "suffix": "厂说"
        }
      ]
    }
  ],
  "honours": [
    {
      "id": "n5",
      "name": "先进厂",
      "recipient": "青石桥厂",
      "awarded_by": null,
      "at": null
    }
  ]
}
','9bb26c477bf672500b52470811bd11c579207f307010658e8f94dbe5ee719f72','import','2026-11-26 10:48:48.456004',1,1,NULL);
INSERT INTO "articles_revision" VALUES(2,2,'{
  "slug": "qing-shi-qiao",
  "kicker": null,
  "title": "青石桥的又一天",
  "subtitle": null,
  "dateline": null,
  "byline": [
    {
      "name": "李记者",
      "role": null
    }
  ],
  "outlet": null,
  "page": null,
  "url": null,
  "rights": null,
  "place": "示例市",
  "published": "2021-11",
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [
    "工业",
    "乡村"
  ],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "王小禾",
      "role": null,
      "organisation": "青石桥厂",
      "at": null
    }
  ],
  "quotations": [
    {
      "id": "q1",
      "speaker": "王小禾",
      "speaker_id": "p1",
      "direct": true,
      "text": "今年能出10余万件。",
      "at": [
        {
          "exact": "“今年能出10余万件。”",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "statistics": [
    {
      "id": "s8",
      "label": "产量",
      "subject": null,
      "measure": "amount",
      "exact": "10余万件",
      "value": 100000,
      "low": 100000,
      "high": 200000,
      "unit": "件",
      "qualifier": "余",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10余万件",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s7",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "10%",
      "value": 10,
      "low": 10,
      "high": 10,
      "unit": "%",
      "qualifier": null,
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10%",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s9",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "80%以上",
      "value": 80,
      "low": 80,
      "high": null,
      "unit": "%",
      "qualifier": "以上",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": "s7",
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "80%以上",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "projects": [
    {
      "id": "n1",
      "name": "先进厂",
      "kind": "campaign",
      "at": null
    }
  ],
  "organisations": [
    {
      "id": "n2",
      "name": "青石桥厂",
      "at": null
    }
  ],
  "places": [
    {
      "id": "n3",
      "name": "示例市",
      "at": null
    },
    {
      "id": "n4",
      "name": "青石桥",
      "at": [
        {
          "exact": "青石桥",
          "prefix": null,
          "suffix": "厂说"
        }
      ]
    }
  ],
  "honours": [
    {
      "id": "n5",
      "name": "先进厂",
      "recipient": "青石桥厂",
      "awarded_by": null,
      "at": null
    }
  ]
}
','373d461868de7f84a506a54c5d161f5fadb2a87613cb4efd8a16d4c766099d21','import','2026-11-26 10:48:48.485829',1,2,NULL);
INSERT INTO "articles_revision" VALUES(3,1,'{
  "slug": "qing-shi-qiao-er",
  "kicker": null,
  "title": "青石桥的一天",
  "subtitle": null,
  "dateline": null,
  "byline": [
    {
      "name": "李记者",
      "role": null
    }
  ],
  "outlet": null,
  "page": null,
  "url": "https://paper.example/show.asp?id=299",
  "rights": null,
  "place": "示例市",
  "published": "2022-03-05",
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [
    "工业",
    "乡村"
  ],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "王小禾",
      "role": null,
      "organisation": "青石桥厂",
      "at": null
    }
  ],
  "quotations": [
    {
      "id": "q1",
      "speaker": "王小禾",
      "speaker_id": "p1",
      "direct": true,
      "text": "今年能出10余万件。",
      "at": [
        {
          "exact": "“今年能出10余万件。”",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "statistics": [
    {
      "id": "s8",
      "label": "产量",
      "subject": null,
      "measure": "amount",
      "exact": "10余万件",
      "value": 100000,
      "low": 100000,
      "high": 200000,
      "unit": "件",
      "qualifier": "余",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10余万件",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s7",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "10%",
      "value": 10,
      "low": 10,
      "high": 10,
      "unit": "%",
      "qualifier": null,
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10%",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s9",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "80%以上",
      "value": 80,
      "low": 80,
      "high": null,
      "unit": "%",
      "qualifier": "以上",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": "s7",
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "80%以上",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "projects": [
    {
      "id": "n1",
      "name": "先进厂",
      "kind": "campaign",
      "at": null
    }
  ],
  "organisations": [
    {
      "id": "n2",
      "name": "青石桥厂",
      "at": null
    }
  ],
  "places": [
    {
      "id": "n3",
      "name": "示例市",
      "at": null
    },
    {
      "id": "n4",
      "name": "青石桥",
      "at": [
        {
          "exact": "青石桥",
          "prefix": null,
          "suffix": "厂说"
        }
      ]
    }
  ],
  "honours": [
    {
      "id": "n5",
      "name": "先进厂",
      "recipient": "青石桥厂",
      "awarded_by": null,
      "at": null
    }
  ]
}
','3ac8848718d61cce27e16230669dccf4bce10193aaf62ff04c771ffcd6ce9bcb','import','2026-11-26 10:48:48.502642',2,3,NULL);
INSERT INTO "articles_revision" VALUES(4,1,'{
  "slug": "hong-liu",
  "kicker": null,
  "title": "青石桥的一天",
  "subtitle": null,
  "dateline": null,
  "byline": [],
  "outlet": null,
  "page": null,
  "url": null,
  "rights": null,
  "place": null,
  "published": "2023-01",
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [
    "工业"
  ],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的周小满在红柳厂说：“路通了。”红柳厂投资三百余人。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "周小满",
      "role": null,
      "organisation": "红柳厂",
      "at": null
    }
  ],
  "quotations": [],
  "statistics": [
    {
      "id": "s1",
      "label": "人数",
      "subject": null,
      "measure": "amount",
      "exact": "三百余人",
      "value": 300,
      "low": 300,
      "high": 300,
      "unit": "人",
      "qualifier": null,
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "三百余人",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "projects": [],
  "organisations": [
    {
      "id": "n1",
      "name": "红柳厂",
      "at": null
    }
  ],
  "places": [],
  "honours": []
}
','d1fc64af26692e51c90ed7c417c026de28b155e2c3bdac74e73e05c78fc65183','import','2026-11-26 10:48:48.514480',3,4,NULL);
INSERT INTO "articles_revision" VALUES(5,1,'{
  "slug": "kan-qu",
  "kicker": null,
  "title": "青石桥的一天",
  "subtitle": null,
  "dateline": null,
  "byline": [],
  "outlet": null,
  "page": null,
  "url": null,
  "rights": null,
  "place": null,
  "published": null,
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的陈大禾在青石桥二厂看渠。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "陈大禾",
      "role": null,
      "organisation": "青石桥二厂",
      "at": null
    }
  ],
  "quotations": [],
  "statistics": [],
  "projects": [],
  "organisations": [
    {
      "id": "n1",
      "name": "青石桥二厂",
      "at": null
    }
  ],
  "places": [],
  "honours": []
}
','f5aa4166534c0802f0363b67c67169be94f54338809535547aa17adff91d441f','import','2026-11-26 10:48:48.526643',4,5,NULL);
INSERT INTO "articles_revision" VALUES(6,3,'{
  "slug": "qing-shi-qiao",
  "kicker": null,
  "title": "青石桥的又一天",
  "subtitle": null,
  "dateline": null,
  "byline": [
    {
      "name": "李记者",
      "role": null
    }
  ],
  "outlet": null,
  "page": null,
  "url": null,
  "rights": null,
  "place": "示例市",
  "published": "2021-11",
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [
    "工业",
    "乡村建设"
  ],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "王小禾",
      "role": null,
      "organisation": "青石桥厂",
      "at": null
    }
  ],
  "quotations": [
    {
      "id": "q1",
      "speaker": "王小禾",
      "speaker_id": "p1",
      "direct": true,
      "text": "今年能出10余万件。",
      "at": [
        {
          "exact": "“今年能出10余万件。”",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "statistics": [
    {
      "id": "s8",
      "label": "产量",
      "subject": null,
      "measure": "amount",
      "exact": "10余万件",
      "value": 100000,
      "low": 100000,
      "high": 200000,
      "unit": "件",
      "qualifier": "余",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10余万件",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s7",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "10%",
      "value": 10,
      "low": 10,
      "high": 10,
      "unit": "%",
      "qualifier": null,
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10%",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s9",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "80%以上",
      "value": 80,
      "low": 80,
      "high": null,
      "unit": "%",
      "qualifier": "以上",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": "s7",
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "80%以上",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "projects": [
    {
      "id": "n1",
      "name": "先进厂",
      "kind": "campaign",
      "at": null
    }
  ],
  "organisations": [
    {
      "id": "n2",
      "name": "青石桥厂",
      "at": null
    }
  ],
  "places": [
    {
      "id": "n3",
      "name": "示例市",
      "at": null
    },
    {
      "id": "n4",
      "name": "青石桥",
      "at": [
        {
          "exact": "青石桥",
          "prefix": null,
          "suffix": "厂说"
        }
      ]
    }
  ],
  "honours": [
    {
      "id": "n5",
      "name": "先进厂",
      "recipient": "青石桥厂",
      "awarded_by": null,
      "at": null
    }
  ]
}
','03734d88c212bc7111c86a732a177f94757dcc38017d63d4116397be82869533','desk','2026-11-26 10:48:48.731540',1,2,1);
INSERT INTO "articles_revision" VALUES(7,2,'{
  "slug": "qing-shi-qiao-er",
  "kicker": null,
  "title": "青石桥的一天",
  "subtitle": null,
  "dateline": null,
  "byline": [
    {
      "name": "李记者",
      "role": null
    }
  ],
  "outlet": null,
  "page": null,
  "url": "https://paper.example/show.asp?id=299",
  "rights": null,
  "place": "示例市",
  "published": "2022-03-05",
  "published_basis": null,
  "origin": "original",
  "original": null,
  "summary": null,
  "note": null,
  "tags": [
    "工业",
    "乡村建设"
  ],
  "sections": [
    {
      "heading": null,
      "paragraphs": [
        "示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。"
      ]
    }
  ],
  "people": [
    {
      "id": "p1",
      "name": "王小禾",
      "role": null,
      "organisation": "青石桥厂",
      "at": null
    }
  ],
  "quotations": [
    {
      "id": "q1",
      "speaker": "王小禾",
      "speaker_id": "p1",
      "direct": true,
      "text": "今年能出10余万件。",
      "at": [
        {
          "exact": "“今年能出10余万件。”",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "statistics": [
    {
      "id": "s8",
      "label": "产量",
      "subject": null,
      "measure": "amount",
      "exact": "10余万件",
      "value": 100000,
      "low": 100000,
      "high": 200000,
      "unit": "件",
      "qualifier": "余",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10余万件",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s7",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "10%",
      "value": 10,
      "low": 10,
      "high": 10,
      "unit": "%",
      "qualifier": null,
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": null,
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "10%",
          "prefix": null,
          "suffix": null
        }
      ]
    },
    {
      "id": "s9",
      "label": "产量",
      "subject": null,
      "measure": "share",
      "exact": "80%以上",
      "value": 80,
      "low": 80,
      "high": null,
      "unit": "%",
      "qualifier": "以上",
      "no_value": null,
      "period": null,
      "period_edtf": null,
      "from": "s7",
      "target": false,
      "note": null,
      "at": [
        {
          "exact": "80%以上",
          "prefix": null,
          "suffix": null
        }
      ]
    }
  ],
  "projects": [
    {
      "id": "n1",
      "name": "先进厂",
      "kind": "campaign",
      "at": null
    }
  ],
  "organisations": [
    {
      "id": "n2",
      "name": "青石桥厂",
      "at": null
    }
  ],
  "places": [
    {
      "id": "n3",
      "name": "示例市",
      "at": null
    },
    {
      "id": "n4",
      "name": "青石桥",
      "at": [
        {
          "exact": "青石桥",
          "prefix": null,
          "suffix": "厂说"
        }
      ]
    }
  ],
  "honours": [
    {
      "id": "n5",
      "name": "先进厂",
      "recipient": "青石桥厂",
      "awarded_by": null,
      "at": null
    }
  ]
}
','9ca179c9046e534e57b57a9c65474fa065549b5ddbac8c46b06aed835bec6397','desk','2026-11-26 10:48:48.744862',2,3,1);
CREATE TABLE "articles_section" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "heading" varchar(300) NOT NULL, "text" text NOT NULL, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "section_position_once" UNIQUE ("report_id", "position"), CONSTRAINT "section_text_not_empty" CHECK (NOT ("text" = '')));
INSERT INTO "articles_section" VALUES(5,1,'','示例市的陈大禾在青石桥二厂看渠。',4);
INSERT INTO "articles_section" VALUES(6,1,'','示例市的×××在红柳厂说：“路通了。”红柳厂投资三百余人。',3);
INSERT INTO "articles_section" VALUES(7,1,'','示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。',1);
INSERT INTO "articles_section" VALUES(8,1,'','示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。',2);
CREATE TABLE "articles_shingle" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "value" bigint NOT NULL, "source_id" bigint NOT NULL REFERENCES "articles_source" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "shingle_once" UNIQUE ("source_id", "value"));
CREATE TABLE "articles_source" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sha256" varchar(64) NOT NULL UNIQUE, "content" BLOB NOT NULL, "filename" varchar(255) NOT NULL, "received_at" datetime NOT NULL);
INSERT INTO "articles_source" VALUES(1,'9bb26c477bf672500b52470811bd11c579207f307010658e8f94dbe5ee719f72',X'7B0A202022736C7567223A202271696E672D7368692D7169616F222C0A2020226B69636B6572223A206E756C6C2C0A2020227469746C65223A2022E99D92E79FB3E6A1A5E79A84E4B880E5A4A9222C0A2020227375627469746C65223A206E756C6C2C0A202022646174656C696E65223A206E756C6C2C0A20202262796C696E65223A205B0A202020207B0A202020202020226E616D65223A2022E69D8EE8AEB0E88085222C0A20202020202022726F6C65223A206E756C6C0A202020207D0A20205D2C0A2020226F75746C6574223A206E756C6C2C0A20202270616765223A206E756C6C2C0A20202275726C223A206E756C6C2C0A202022726967687473223A206E756C6C2C0A202022706C616365223A2022E7A4BAE4BE8BE5B882222C0A2020227075626C6973686564223A2022323032312D3131222C0A2020227075626C69736865645F6261736973223A206E756C6C2C0A2020226F726967696E223A20226F726967696E616C222C0A2020226F726967696E616C223A206E756C6C2C0A20202273756D6D617279223A206E756C6C2C0A2020226E6F7465223A206E756C6C2C0A20202274616773223A205B0A2020202022E5B7A5E4B89A222C0A2020202022E4B9A1E69D91220A20205D2C0A20202273656374696F6E73223A205B0A202020207B0A2020202020202268656164696E67223A206E756C6C2C0A2020202020202270617261677261706873223A205B0A202020202020202022E7A4BAE4BE8BE5B882E79A84E78E8BE5B08FE7A6BEE59CA8E99D92E79FB3E6A1A5E58E82E8AFB4EFBC9AE2809CE4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082E2809DE4BAA7E9878FE794B1313025E68F90E9AB98E588B0383025E4BBA5E4B88AEFBC8CE99D92E79FB3E6A1A5E58E82E88EB7E8AF84E58588E8BF9BE58E82E38082220A2020202020205D0A202020207D0A20205D2C0A20202270656F706C65223A205B0A202020207B0A202020202020226964223A20227031222C0A202020202020226E616D65223A2022E78E8BE5B08FE7A6BE222C0A20202020202022726F6C65223A206E756C6C2C0A202020202020226F7267616E69736174696F6E223A2022E99D92E79FB3E6A1A5E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A20202271756F746174696F6E73223A205B0A202020207B0A202020202020226964223A20227131222C0A20202020202022737065616B6572223A2022E78E8BE5B08FE7A6BE222C0A20202020202022737065616B65725F6964223A20227031222C0A20202020202022646972656374223A20747275652C0A2020202020202274657874223A2022E4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082222C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E2809CE4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082E2809D222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202273746174697374696373223A205B0A202020207B0A202020202020226964223A20227338222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A2022616D6F756E74222C0A202020202020226578616374223A20223130E4BD99E4B887E4BBB6222C0A2020202020202276616C7565223A203130303030302C0A202020202020226C6F77223A203130303030302C0A2020202020202268696768223A203230303030302C0A20202020202022756E6974223A2022E4BBB6222C0A202020202020227175616C6966696572223A2022E4BD99222C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A20223130E4BD99E4B887E4BBB6222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D2C0A202020207B0A202020202020226964223A20227337222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A20227368617265222C0A202020202020226578616374223A2022313025222C0A2020202020202276616C7565223A2031302C0A202020202020226C6F77223A2031302C0A2020202020202268696768223A2031302C0A20202020202022756E6974223A202225222C0A202020202020227175616C6966696572223A206E756C6C2C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022313025222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D2C0A202020207B0A202020202020226964223A20227339222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A20227368617265222C0A202020202020226578616374223A2022383025E4BBA5E4B88A222C0A2020202020202276616C7565223A2038302C0A202020202020226C6F77223A2038302C0A2020202020202268696768223A206E756C6C2C0A20202020202022756E6974223A202225222C0A202020202020227175616C6966696572223A2022E4BBA5E4B88A222C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A20227337222C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022383025E4BBA5E4B88A222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202270726F6A65637473223A205B0A202020207B0A202020202020226964223A20226E31222C0A202020202020226E616D65223A2022E58588E8BF9BE58E82222C0A202020202020226B696E64223A202263616D706169676E222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A2020226F7267616E69736174696F6E73223A205B0A202020207B0A202020202020226964223A20226E32222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A202022706C61636573223A205B0A202020207B0A202020202020226964223A20226E33222C0A202020202020226E616D65223A2022E7A4BAE4BE8BE5B882222C0A202020202020226174223A206E756C6C0A202020207D2C0A202020207B0A202020202020226964223A20226E34222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5222C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E99D92E79FB3E6A1A5222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A2022E58E82E8AFB4220A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A202022686F6E6F757273223A205B0A202020207B0A202020202020226964223A20226E35222C0A202020202020226E616D65223A2022E58588E8BF9BE58E82222C0A20202020202022726563697069656E74223A2022E99D92E79FB3E6A1A5E58E82222C0A20202020202022617761726465645F6279223A206E756C6C2C0A202020202020226174223A206E756C6C0A202020207D0A20205D0A7D0A','qing-shi-qiao.json','2026-11-26 10:48:48.455752');
INSERT INTO "articles_source" VALUES(2,'373d461868de7f84a506a54c5d161f5fadb2a87613cb4efd8a16d4c766099d21',X'7B0A202022736C7567223A202271696E672D7368692D7169616F222C0A2020226B69636B6572223A206E756C6C2C0A2020227469746C65223A2022E99D92E79FB3E6A1A5E79A84E58F88E4B880E5A4A9222C0A2020227375627469746C65223A206E756C6C2C0A202022646174656C696E65223A206E756C6C2C0A20202262796C696E65223A205B0A202020207B0A202020202020226E616D65223A2022E69D8EE8AEB0E88085222C0A20202020202022726F6C65223A206E756C6C0A202020207D0A20205D2C0A2020226F75746C6574223A206E756C6C2C0A20202270616765223A206E756C6C2C0A20202275726C223A206E756C6C2C0A202022726967687473223A206E756C6C2C0A202022706C616365223A2022E7A4BAE4BE8BE5B882222C0A2020227075626C6973686564223A2022323032312D3131222C0A2020227075626C69736865645F6261736973223A206E756C6C2C0A2020226F726967696E223A20226F726967696E616C222C0A2020226F726967696E616C223A206E756C6C2C0A20202273756D6D617279223A206E756C6C2C0A2020226E6F7465223A206E756C6C2C0A20202274616773223A205B0A2020202022E5B7A5E4B89A222C0A2020202022E4B9A1E69D91220A20205D2C0A20202273656374696F6E73223A205B0A202020207B0A2020202020202268656164696E67223A206E756C6C2C0A2020202020202270617261677261706873223A205B0A202020202020202022E7A4BAE4BE8BE5B882E79A84E78E8BE5B08FE7A6BEE59CA8E99D92E79FB3E6A1A5E58E82E8AFB4EFBC9AE2809CE4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082E2809DE4BAA7E9878FE794B1313025E68F90E9AB98E588B0383025E4BBA5E4B88AEFBC8CE99D92E79FB3E6A1A5E58E82E88EB7E8AF84E58588E8BF9BE58E82E38082220A2020202020205D0A202020207D0A20205D2C0A20202270656F706C65223A205B0A202020207B0A202020202020226964223A20227031222C0A202020202020226E616D65223A2022E78E8BE5B08FE7A6BE222C0A20202020202022726F6C65223A206E756C6C2C0A202020202020226F7267616E69736174696F6E223A2022E99D92E79FB3E6A1A5E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A20202271756F746174696F6E73223A205B0A202020207B0A202020202020226964223A20227131222C0A20202020202022737065616B6572223A2022E78E8BE5B08FE7A6BE222C0A20202020202022737065616B65725F6964223A20227031222C0A20202020202022646972656374223A20747275652C0A2020202020202274657874223A2022E4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082222C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E2809CE4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082E2809D222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202273746174697374696373223A205B0A202020207B0A202020202020226964223A20227338222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A2022616D6F756E74222C0A202020202020226578616374223A20223130E4BD99E4B887E4BBB6222C0A2020202020202276616C7565223A203130303030302C0A202020202020226C6F77223A203130303030302C0A2020202020202268696768223A203230303030302C0A20202020202022756E6974223A2022E4BBB6222C0A202020202020227175616C6966696572223A2022E4BD99222C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A20223130E4BD99E4B887E4BBB6222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D2C0A202020207B0A202020202020226964223A20227337222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A20227368617265222C0A202020202020226578616374223A2022313025222C0A2020202020202276616C7565223A2031302C0A202020202020226C6F77223A2031302C0A2020202020202268696768223A2031302C0A20202020202022756E6974223A202225222C0A202020202020227175616C6966696572223A206E756C6C2C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022313025222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D2C0A202020207B0A202020202020226964223A20227339222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A20227368617265222C0A202020202020226578616374223A2022383025E4BBA5E4B88A222C0A2020202020202276616C7565223A2038302C0A202020202020226C6F77223A2038302C0A2020202020202268696768223A206E756C6C2C0A20202020202022756E6974223A202225222C0A202020202020227175616C6966696572223A2022E4BBA5E4B88A222C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A20227337222C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022383025E4BBA5E4B88A222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202270726F6A65637473223A205B0A202020207B0A202020202020226964223A20226E31222C0A202020202020226E616D65223A2022E58588E8BF9BE58E82222C0A202020202020226B696E64223A202263616D706169676E222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A2020226F7267616E69736174696F6E73223A205B0A202020207B0A202020202020226964223A20226E32222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A202022706C61636573223A205B0A202020207B0A202020202020226964223A20226E33222C0A202020202020226E616D65223A2022E7A4BAE4BE8BE5B882222C0A202020202020226174223A206E756C6C0A202020207D2C0A202020207B0A202020202020226964223A20226E34222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5222C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E99D92E79FB3E6A1A5222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A2022E58E82E8AFB4220A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A202022686F6E6F757273223A205B0A202020207B0A202020202020226964223A20226E35222C0A202020202020226E616D65223A2022E58588E8BF9BE58E82222C0A20202020202022726563697069656E74223A2022E99D92E79FB3E6A1A5E58E82222C0A20202020202022617761726465645F6279223A206E756C6C2C0A202020202020226174223A206E756C6C0A202020207D0A20205D0A7D0A','qing-shi-qiao.json','2026-11-26 10:48:48.485661');
INSERT INTO "articles_source" VALUES(3,'3ac8848718d61cce27e16230669dccf4bce10193aaf62ff04c771ffcd6ce9bcb',X'7B0A202022736C7567223A202271696E672D7368692D7169616F2D6572222C0A2020226B69636B6572223A206E756C6C2C0A2020227469746C65223A2022E99D92E79FB3E6A1A5E79A84E4B880E5A4A9222C0A2020227375627469746C65223A206E756C6C2C0A202022646174656C696E65223A206E756C6C2C0A20202262796C696E65223A205B0A202020207B0A202020202020226E616D65223A2022E69D8EE8AEB0E88085222C0A20202020202022726F6C65223A206E756C6C0A202020207D0A20205D2C0A2020226F75746C6574223A206E756C6C2C0A20202270616765223A206E756C6C2C0A20202275726C223A202268747470733A2F2F70617065722E6578616D706C652F73686F772E6173703F69643D323939222C0A202022726967687473223A206E756C6C2C0A202022706C616365223A2022E7A4BAE4BE8BE5B882222C0A2020227075626C6973686564223A2022323032322D30332D3035222C0A2020227075626C69736865645F6261736973223A206E756C6C2C0A2020226F726967696E223A20226F726967696E616C222C0A2020226F726967696E616C223A206E756C6C2C0A20202273756D6D617279223A206E756C6C2C0A2020226E6F7465223A206E756C6C2C0A20202274616773223A205B0A2020202022E5B7A5E4B89A222C0A2020202022E4B9A1E69D91220A20205D2C0A20202273656374696F6E73223A205B0A202020207B0A2020202020202268656164696E67223A206E756C6C2C0A2020202020202270617261677261706873223A205B0A202020202020202022E7A4BAE4BE8BE5B882E79A84E78E8BE5B08FE7A6BEE59CA8E99D92E79FB3E6A1A5E58E82E8AFB4EFBC9AE2809CE4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082E2809DE4BAA7E9878FE794B1313025E68F90E9AB98E588B0383025E4BBA5E4B88AEFBC8CE99D92E79FB3E6A1A5E58E82E88EB7E8AF84E58588E8BF9BE58E82E38082220A2020202020205D0A202020207D0A20205D2C0A20202270656F706C65223A205B0A202020207B0A202020202020226964223A20227031222C0A202020202020226E616D65223A2022E78E8BE5B08FE7A6BE222C0A20202020202022726F6C65223A206E756C6C2C0A202020202020226F7267616E69736174696F6E223A2022E99D92E79FB3E6A1A5E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A20202271756F746174696F6E73223A205B0A202020207B0A202020202020226964223A20227131222C0A20202020202022737065616B6572223A2022E78E8BE5B08FE7A6BE222C0A20202020202022737065616B65725F6964223A20227031222C0A20202020202022646972656374223A20747275652C0A2020202020202274657874223A2022E4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082222C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E2809CE4BB8AE5B9B4E883BDE587BA3130E4BD99E4B887E4BBB6E38082E2809D222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202273746174697374696373223A205B0A202020207B0A202020202020226964223A20227338222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A2022616D6F756E74222C0A202020202020226578616374223A20223130E4BD99E4B887E4BBB6222C0A2020202020202276616C7565223A203130303030302C0A202020202020226C6F77223A203130303030302C0A2020202020202268696768223A203230303030302C0A20202020202022756E6974223A2022E4BBB6222C0A202020202020227175616C6966696572223A2022E4BD99222C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A20223130E4BD99E4B887E4BBB6222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D2C0A202020207B0A202020202020226964223A20227337222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A20227368617265222C0A202020202020226578616374223A2022313025222C0A2020202020202276616C7565223A2031302C0A202020202020226C6F77223A2031302C0A2020202020202268696768223A2031302C0A20202020202022756E6974223A202225222C0A202020202020227175616C6966696572223A206E756C6C2C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022313025222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D2C0A202020207B0A202020202020226964223A20227339222C0A202020202020226C6162656C223A2022E4BAA7E9878F222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A20227368617265222C0A202020202020226578616374223A2022383025E4BBA5E4B88A222C0A2020202020202276616C7565223A2038302C0A202020202020226C6F77223A2038302C0A2020202020202268696768223A206E756C6C2C0A20202020202022756E6974223A202225222C0A202020202020227175616C6966696572223A2022E4BBA5E4B88A222C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A20227337222C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022383025E4BBA5E4B88A222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202270726F6A65637473223A205B0A202020207B0A202020202020226964223A20226E31222C0A202020202020226E616D65223A2022E58588E8BF9BE58E82222C0A202020202020226B696E64223A202263616D706169676E222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A2020226F7267616E69736174696F6E73223A205B0A202020207B0A202020202020226964223A20226E32222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A202022706C61636573223A205B0A202020207B0A202020202020226964223A20226E33222C0A202020202020226E616D65223A2022E7A4BAE4BE8BE5B882222C0A202020202020226174223A206E756C6C0A202020207D2C0A202020207B0A202020202020226964223A20226E34222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5222C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E99D92E79FB3E6A1A5222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A2022E58E82E8AFB4220A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A202022686F6E6F757273223A205B0A202020207B0A202020202020226964223A20226E35222C0A202020202020226E616D65223A2022E58588E8BF9BE58E82222C0A20202020202022726563697069656E74223A2022E99D92E79FB3E6A1A5E58E82222C0A20202020202022617761726465645F6279223A206E756C6C2C0A202020202020226174223A206E756C6C0A202020207D0A20205D0A7D0A','qing-shi-qiao-er.json','2026-11-26 10:48:48.502478');
INSERT INTO "articles_source" VALUES(4,'d1fc64af26692e51c90ed7c417c026de28b155e2c3bdac74e73e05c78fc65183',X'7B0A202022736C7567223A2022686F6E672D6C6975222C0A2020226B69636B6572223A206E756C6C2C0A2020227469746C65223A2022E99D92E79FB3E6A1A5E79A84E4B880E5A4A9222C0A2020227375627469746C65223A206E756C6C2C0A202022646174656C696E65223A206E756C6C2C0A20202262796C696E65223A205B5D2C0A2020226F75746C6574223A206E756C6C2C0A20202270616765223A206E756C6C2C0A20202275726C223A206E756C6C2C0A202022726967687473223A206E756C6C2C0A202022706C616365223A206E756C6C2C0A2020227075626C6973686564223A2022323032332D3031222C0A2020227075626C69736865645F6261736973223A206E756C6C2C0A2020226F726967696E223A20226F726967696E616C222C0A2020226F726967696E616C223A206E756C6C2C0A20202273756D6D617279223A206E756C6C2C0A2020226E6F7465223A206E756C6C2C0A20202274616773223A205B0A2020202022E5B7A5E4B89A220A20205D2C0A20202273656374696F6E73223A205B0A202020207B0A2020202020202268656164696E67223A206E756C6C2C0A2020202020202270617261677261706873223A205B0A202020202020202022E7A4BAE4BE8BE5B882E79A84E591A8E5B08FE6BBA1E59CA8E7BAA2E69FB3E58E82E8AFB4EFBC9AE2809CE8B7AFE9809AE4BA86E38082E2809DE7BAA2E69FB3E58E82E68A95E8B584E4B889E799BEE4BD99E4BABAE38082220A2020202020205D0A202020207D0A20205D2C0A20202270656F706C65223A205B0A202020207B0A202020202020226964223A20227031222C0A202020202020226E616D65223A2022E591A8E5B08FE6BBA1222C0A20202020202022726F6C65223A206E756C6C2C0A202020202020226F7267616E69736174696F6E223A2022E7BAA2E69FB3E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A20202271756F746174696F6E73223A205B5D2C0A20202273746174697374696373223A205B0A202020207B0A202020202020226964223A20227331222C0A202020202020226C6162656C223A2022E4BABAE695B0222C0A202020202020227375626A656374223A206E756C6C2C0A202020202020226D656173757265223A2022616D6F756E74222C0A202020202020226578616374223A2022E4B889E799BEE4BD99E4BABA222C0A2020202020202276616C7565223A203330302C0A202020202020226C6F77223A203330302C0A2020202020202268696768223A203330302C0A20202020202022756E6974223A2022E4BABA222C0A202020202020227175616C6966696572223A206E756C6C2C0A202020202020226E6F5F76616C7565223A206E756C6C2C0A20202020202022706572696F64223A206E756C6C2C0A20202020202022706572696F645F65647466223A206E756C6C2C0A2020202020202266726F6D223A206E756C6C2C0A20202020202022746172676574223A2066616C73652C0A202020202020226E6F7465223A206E756C6C2C0A202020202020226174223A205B0A20202020202020207B0A20202020202020202020226578616374223A2022E4B889E799BEE4BD99E4BABA222C0A2020202020202020202022707265666978223A206E756C6C2C0A2020202020202020202022737566666978223A206E756C6C0A20202020202020207D0A2020202020205D0A202020207D0A20205D2C0A20202270726F6A65637473223A205B5D2C0A2020226F7267616E69736174696F6E73223A205B0A202020207B0A202020202020226964223A20226E31222C0A202020202020226E616D65223A2022E7BAA2E69FB3E58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A202022706C61636573223A205B5D2C0A202022686F6E6F757273223A205B5D0A7D0A','hong-liu.json','2026-11-26 10:48:48.514317');
INSERT INTO "articles_source" VALUES(5,'f5aa4166534c0802f0363b67c67169be94f54338809535547aa17adff91d441f',X'7B0A202022736C7567223A20226B616E2D7175222C0A2020226B69636B6572223A206E756C6C2C0A2020227469746C65223A2022E99D92E79FB3E6A1A5E79A84E4B880E5A4A9222C0A2020227375627469746C65223A206E756C6C2C0A202022646174656C696E65223A206E756C6C2C0A20202262796C696E65223A205B5D2C0A2020226F75746C6574223A206E756C6C2C0A20202270616765223A206E756C6C2C0A20202275726C223A206E756C6C2C0A202022726967687473223A206E756C6C2C0A202022706C616365223A206E756C6C2C0A2020227075626C6973686564223A206E756C6C2C0A2020227075626C69736865645F6261736973223A206E756C6C2C0A2020226F726967696E223A20226F726967696E616C222C0A2020226F726967696E616C223A206E756C6C2C0A20202273756D6D617279223A206E756C6C2C0A2020226E6F7465223A206E756C6C2C0A20202274616773223A205B5D2C0A20202273656374696F6E73223A205B0A202020207B0A2020202020202268656164696E67223A206E756C6C2C0A2020202020202270617261677261706873223A205B0A202020202020202022E7A4BAE4BE8BE5B882E79A84E99988E5A4A7E7A6BEE59CA8E99D92E79FB3E6A1A5E4BA8CE58E82E79C8BE6B8A0E38082220A2020202020205D0A202020207D0A20205D2C0A20202270656F706C65223A205B0A202020207B0A202020202020226964223A20227031222C0A202020202020226E616D65223A2022E99988E5A4A7E7A6BE222C0A20202020202022726F6C65223A206E756C6C2C0A202020202020226F7267616E69736174696F6E223A2022E99D92E79FB3E6A1A5E4BA8CE58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A20202271756F746174696F6E73223A205B5D2C0A20202273746174697374696373223A205B5D2C0A20202270726F6A65637473223A205B5D2C0A2020226F7267616E69736174696F6E73223A205B0A202020207B0A202020202020226964223A20226E31222C0A202020202020226E616D65223A2022E99D92E79FB3E6A1A5E4BA8CE58E82222C0A202020202020226174223A206E756C6C0A202020207D0A20205D2C0A202022706C61636573223A205B5D2C0A202022686F6E6F757273223A205B5D0A7D0A','kan-qu.json','2026-11-26 10:48:48.526453');
INSERT INTO "articles_source" VALUES(6,'3a8f6839657fd430540785de45e54e580009d07a882bbcab77af44255728d45a',X'E99D92E79FB3E6A1A5E79A84E8B7AFE9809AE4BA860A0AE99D92E79FB3E6A1A5E79A84E8B7AFE698A8E5A4A9E9809AE4BA86E38082','lu.txt','2026-11-26 10:48:48.758116');
CREATE TABLE "articles_statistic" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(20) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "occurrence" smallint unsigned NOT NULL CHECK ("occurrence" >= 0), "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "exact" text NOT NULL, "prefix" text NOT NULL, "suffix" text NOT NULL, "label" varchar(200) NOT NULL, "subject" varchar(200) NOT NULL, "measure" varchar(10) NOT NULL, "value" decimal NULL, "low" decimal NULL, "high" decimal NULL, "unit" varchar(50) NOT NULL, "qualifier" varchar(300) NOT NULL, "no_value" varchar(1000) NOT NULL, "period" varchar(1000) NOT NULL, "period_edtf" varchar(20) NOT NULL, "target" bool NOT NULL, "note" varchar(1000) NOT NULL, "report_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "section_id" bigint NOT NULL REFERENCES "articles_section" ("id") DEFERRABLE INITIALLY DEFERRED, "series_id" bigint NULL REFERENCES "articles_measure" ("id") DEFERRABLE INITIALLY DEFERRED, "earlier_id" bigint NULL REFERENCES "articles_statistic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "statistic_once" UNIQUE ("report_id", "key", "occurrence"), CONSTRAINT "statistic_span" CHECK ("start" < ("end")), CONSTRAINT "statistic_exact_length" CHECK ("end" = ("start" + LENGTH("exact"))), CONSTRAINT "statistic_says_something" CHECK (("value" IS NOT NULL OR "low" IS NOT NULL OR "high" IS NOT NULL OR NOT ("no_value" = ''))));
INSERT INTO "articles_statistic" VALUES(11,'s1',0,0,24,28,'三百余人','','','人数','','amount',300,300,300,'人','','','','',0,'',3,6,3,NULL);
INSERT INTO "articles_statistic" VALUES(12,'s8',0,0,19,24,'10余万件','','','产量','','amount',100000,100000,200000,'件','余','','','',0,'',1,7,1,NULL);
INSERT INTO "articles_statistic" VALUES(13,'s7',1,0,29,32,'10%','','','产量','','share',10,10,10,'%','','','','',0,'',1,7,2,NULL);
INSERT INTO "articles_statistic" VALUES(14,'s9',2,0,35,40,'80%以上','','','产量','','share',80,80,NULL,'%','以上','','','',0,'',1,7,2,13);
INSERT INTO "articles_statistic" VALUES(15,'s8',0,0,19,24,'10余万件','','','产量','','amount',100000,100000,200000,'件','余','','','',0,'',2,8,1,NULL);
INSERT INTO "articles_statistic" VALUES(16,'s7',1,0,29,32,'10%','','','产量','','share',10,10,10,'%','','','','',0,'',2,8,2,NULL);
INSERT INTO "articles_statistic" VALUES(17,'s9',2,0,35,40,'80%以上','','','产量','','share',80,80,NULL,'%','以上','','','',0,'',2,8,2,16);
CREATE TABLE "articles_submission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "filename" varchar(255) NOT NULL, "state" varchar(10) NOT NULL, "message" text NOT NULL, "tries" smallint unsigned NOT NULL CHECK ("tries" >= 0), "near_percent" smallint unsigned NOT NULL CHECK ("near_percent" >= 0), "draft_id" bigint NULL REFERENCES "articles_draft" ("id") DEFERRABLE INITIALLY DEFERRED, "near_id" bigint NULL REFERENCES "articles_source" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NULL REFERENCES "articles_source" ("id") DEFERRABLE INITIALLY DEFERRED, "upload_id" bigint NOT NULL REFERENCES "articles_upload" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "submission_once" UNIQUE ("upload_id", "position"));
CREATE TABLE "articles_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "slug" varchar(100) NOT NULL UNIQUE, "initial" varchar(1) NOT NULL, "sort_key" varchar(600) NOT NULL);
INSERT INTO "articles_tag" VALUES(1,'工业','gong-ye','G','gong ye');
INSERT INTO "articles_tag" VALUES(3,'乡村建设','xiang-cun-jian-she','X','xiang cun jian she');
CREATE TABLE "articles_tagging" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "content_object_id" bigint NOT NULL REFERENCES "articles_report" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" bigint NOT NULL REFERENCES "articles_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "tagging_once" UNIQUE ("content_object_id", "tag_id"));
INSERT INTO "articles_tagging" VALUES(8,0,3,1);
INSERT INTO "articles_tagging" VALUES(9,0,1,1);
INSERT INTO "articles_tagging" VALUES(10,1,1,3);
INSERT INTO "articles_tagging" VALUES(11,0,2,1);
INSERT INTO "articles_tagging" VALUES(12,1,2,3);
CREATE TABLE "articles_upload" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "made_at" datetime NOT NULL, "user_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
INSERT INTO "auth_group" VALUES(1,'投稿');
INSERT INTO "auth_group" VALUES(2,'编辑');
INSERT INTO "auth_group" VALUES(3,'主编');
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "auth_group_permissions" VALUES(1,1,64);
INSERT INTO "auth_group_permissions" VALUES(2,1,68);
INSERT INTO "auth_group_permissions" VALUES(3,1,69);
INSERT INTO "auth_group_permissions" VALUES(4,1,70);
INSERT INTO "auth_group_permissions" VALUES(5,1,38);
INSERT INTO "auth_group_permissions" VALUES(6,1,72);
INSERT INTO "auth_group_permissions" VALUES(7,1,105);
INSERT INTO "auth_group_permissions" VALUES(8,1,42);
INSERT INTO "auth_group_permissions" VALUES(9,1,90);
INSERT INTO "auth_group_permissions" VALUES(10,1,77);
INSERT INTO "auth_group_permissions" VALUES(11,1,48);
INSERT INTO "auth_group_permissions" VALUES(12,1,20);
INSERT INTO "auth_group_permissions" VALUES(13,1,85);
INSERT INTO "auth_group_permissions" VALUES(14,1,52);
INSERT INTO "auth_group_permissions" VALUES(15,1,56);
INSERT INTO "auth_group_permissions" VALUES(16,1,26);
INSERT INTO "auth_group_permissions" VALUES(17,1,93);
INSERT INTO "auth_group_permissions" VALUES(18,1,30);
INSERT INTO "auth_group_permissions" VALUES(19,2,20);
INSERT INTO "auth_group_permissions" VALUES(20,2,21);
INSERT INTO "auth_group_permissions" VALUES(21,2,26);
INSERT INTO "auth_group_permissions" VALUES(22,2,28);
INSERT INTO "auth_group_permissions" VALUES(23,2,30);
INSERT INTO "auth_group_permissions" VALUES(24,2,36);
INSERT INTO "auth_group_permissions" VALUES(25,2,38);
INSERT INTO "auth_group_permissions" VALUES(26,2,40);
INSERT INTO "auth_group_permissions" VALUES(27,2,42);
INSERT INTO "auth_group_permissions" VALUES(28,2,48);
INSERT INTO "auth_group_permissions" VALUES(29,2,52);
INSERT INTO "auth_group_permissions" VALUES(30,2,56);
INSERT INTO "auth_group_permissions" VALUES(31,2,64);
INSERT INTO "auth_group_permissions" VALUES(32,2,68);
INSERT INTO "auth_group_permissions" VALUES(33,2,69);
INSERT INTO "auth_group_permissions" VALUES(34,2,70);
INSERT INTO "auth_group_permissions" VALUES(35,2,71);
INSERT INTO "auth_group_permissions" VALUES(36,2,72);
INSERT INTO "auth_group_permissions" VALUES(37,2,73);
INSERT INTO "auth_group_permissions" VALUES(38,2,77);
INSERT INTO "auth_group_permissions" VALUES(39,2,85);
INSERT INTO "auth_group_permissions" VALUES(40,2,90);
INSERT INTO "auth_group_permissions" VALUES(41,2,93);
INSERT INTO "auth_group_permissions" VALUES(42,2,105);
INSERT INTO "auth_group_permissions" VALUES(43,3,8);
INSERT INTO "auth_group_permissions" VALUES(44,3,9);
INSERT INTO "auth_group_permissions" VALUES(45,3,10);
INSERT INTO "auth_group_permissions" VALUES(46,3,12);
INSERT INTO "auth_group_permissions" VALUES(47,3,20);
INSERT INTO "auth_group_permissions" VALUES(48,3,21);
INSERT INTO "auth_group_permissions" VALUES(49,3,22);
INSERT INTO "auth_group_permissions" VALUES(50,3,26);
INSERT INTO "auth_group_permissions" VALUES(51,3,28);
INSERT INTO "auth_group_permissions" VALUES(52,3,30);
INSERT INTO "auth_group_permissions" VALUES(53,3,36);
INSERT INTO "auth_group_permissions" VALUES(54,3,38);
INSERT INTO "auth_group_permissions" VALUES(55,3,40);
INSERT INTO "auth_group_permissions" VALUES(56,3,42);
INSERT INTO "auth_group_permissions" VALUES(57,3,43);
INSERT INTO "auth_group_permissions" VALUES(58,3,44);
INSERT INTO "auth_group_permissions" VALUES(59,3,48);
INSERT INTO "auth_group_permissions" VALUES(60,3,52);
INSERT INTO "auth_group_permissions" VALUES(61,3,56);
INSERT INTO "auth_group_permissions" VALUES(62,3,64);
INSERT INTO "auth_group_permissions" VALUES(63,3,68);
INSERT INTO "auth_group_permissions" VALUES(64,3,69);
INSERT INTO "auth_group_permissions" VALUES(65,3,70);
INSERT INTO "auth_group_permissions" VALUES(66,3,71);
INSERT INTO "auth_group_permissions" VALUES(67,3,72);
INSERT INTO "auth_group_permissions" VALUES(68,3,73);
INSERT INTO "auth_group_permissions" VALUES(69,3,77);
INSERT INTO "auth_group_permissions" VALUES(70,3,85);
INSERT INTO "auth_group_permissions" VALUES(71,3,90);
INSERT INTO "auth_group_permissions" VALUES(72,3,93);
INSERT INTO "auth_group_permissions" VALUES(73,3,105);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(2,1,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(3,1,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(4,1,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(5,2,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(6,2,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(7,2,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(8,2,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(9,3,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(10,3,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(11,3,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(12,3,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(13,4,'add_redirect','Can add 改址');
INSERT INTO "auth_permission" VALUES(14,4,'change_redirect','Can change 改址');
INSERT INTO "auth_permission" VALUES(15,4,'delete_redirect','Can delete 改址');
INSERT INTO "auth_permission" VALUES(16,4,'view_redirect','Can view 改址');
INSERT INTO "auth_permission" VALUES(17,5,'add_report','Can add 报道');
INSERT INTO "auth_permission" VALUES(18,5,'change_report','Can change 报道');
INSERT INTO "auth_permission" VALUES(19,5,'delete_report','Can delete 报道');
INSERT INTO "auth_permission" VALUES(20,5,'view_report','Can view 报道');
INSERT INTO "auth_permission" VALUES(21,5,'correct_report','更正报道');
INSERT INTO "auth_permission" VALUES(22,5,'withdraw_report','撤回报道');
INSERT INTO "auth_permission" VALUES(23,6,'add_source','Can add 来稿');
INSERT INTO "auth_permission" VALUES(24,6,'change_source','Can change 来稿');
INSERT INTO "auth_permission" VALUES(25,6,'delete_source','Can delete 来稿');
INSERT INTO "auth_permission" VALUES(26,6,'view_source','Can view 来稿');
INSERT INTO "auth_permission" VALUES(27,7,'add_tag','Can add 标签');
INSERT INTO "auth_permission" VALUES(28,7,'change_tag','Can change 标签');
INSERT INTO "auth_permission" VALUES(29,7,'delete_tag','Can delete 标签');
INSERT INTO "auth_permission" VALUES(30,7,'view_tag','Can view 标签');
INSERT INTO "auth_permission" VALUES(31,8,'add_measure','Can add 指标');
INSERT INTO "auth_permission" VALUES(32,8,'change_measure','Can change 指标');
INSERT INTO "auth_permission" VALUES(33,8,'delete_measure','Can delete 指标');
INSERT INTO "auth_permission" VALUES(34,8,'view_measure','Can view 指标');
INSERT INTO "auth_permission" VALUES(35,9,'add_name','Can add 名称');
INSERT INTO "auth_permission" VALUES(36,9,'change_name','Can change 名称');
INSERT INTO "auth_permission" VALUES(37,9,'delete_name','Can delete 名称');
INSERT INTO "auth_permission" VALUES(38,9,'view_name','Can view 名称');
INSERT INTO "auth_permission" VALUES(39,10,'add_person','Can add 人物');
INSERT INTO "auth_permission" VALUES(40,10,'change_person','Can change 人物');
INSERT INTO "auth_permission" VALUES(41,10,'delete_person','Can delete 人物');
INSERT INTO "auth_permission" VALUES(42,10,'view_person','Can view 人物');
INSERT INTO "auth_permission" VALUES(43,10,'merge_name','合并与拆分');
INSERT INTO "auth_permission" VALUES(44,10,'mask_person','隐去姓名');
INSERT INTO "auth_permission" VALUES(45,11,'add_appearance','Can add 人物出现');
INSERT INTO "auth_permission" VALUES(46,11,'change_appearance','Can change 人物出现');
INSERT INTO "auth_permission" VALUES(47,11,'delete_appearance','Can delete 人物出现');
INSERT INTO "auth_permission" VALUES(48,11,'view_appearance','Can view 人物出现');
INSERT INTO "auth_permission" VALUES(49,12,'add_revision','Can add 版本');
INSERT INTO "auth_permission" VALUES(50,12,'change_revision','Can change 版本');
INSERT INTO "auth_permission" VALUES(51,12,'delete_revision','Can delete 版本');
INSERT INTO "auth_permission" VALUES(52,12,'view_revision','Can view 版本');
INSERT INTO "auth_permission" VALUES(53,13,'add_correction','Can add 勘误');
INSERT INTO "auth_permission" VALUES(54,13,'change_correction','Can change 勘误');
INSERT INTO "auth_permission" VALUES(55,13,'delete_correction','Can delete 勘误');
INSERT INTO "auth_permission" VALUES(56,13,'view_correction','Can view 勘误');
INSERT INTO "auth_permission" VALUES(57,14,'add_section','Can add 章节');
INSERT INTO "auth_permission" VALUES(58,14,'change_section','Can change 章节');
INSERT INTO "auth_permission" VALUES(59,14,'delete_section','Can delete 章节');
INSERT INTO "auth_permission" VALUES(60,14,'view_section','Can view 章节');
INSERT INTO "auth_permission" VALUES(61,15,'add_quotation','Can add 引语');
INSERT INTO "auth_permission" VALUES(62,15,'change_quotation','Can change 引语');
INSERT INTO "auth_permission" VALUES(63,15,'delete_quotation','Can delete 引语');
INSERT INTO "auth_permission" VALUES(64,15,'view_quotation','Can view 引语');
INSERT INTO "auth_permission" VALUES(65,16,'add_mention','Can add 提及');
INSERT INTO "auth_permission" VALUES(66,16,'change_mention','Can change 提及');
INSERT INTO "auth_permission" VALUES(67,16,'delete_mention','Can delete 提及');
INSERT INTO "auth_permission" VALUES(68,16,'view_mention','Can view 提及');
INSERT INTO "auth_permission" VALUES(69,17,'add_draft','Can add 草稿');
INSERT INTO "auth_permission" VALUES(70,17,'change_draft','Can change 草稿');
INSERT INTO "auth_permission" VALUES(71,17,'delete_draft','Can delete 草稿');
INSERT INTO "auth_permission" VALUES(72,17,'view_draft','Can view 草稿');
INSERT INTO "auth_permission" VALUES(73,17,'publish_draft','公开草稿');
INSERT INTO "auth_permission" VALUES(74,18,'add_statistic','Can add 数据');
INSERT INTO "auth_permission" VALUES(75,18,'change_statistic','Can change 数据');
INSERT INTO "auth_permission" VALUES(76,18,'delete_statistic','Can delete 数据');
INSERT INTO "auth_permission" VALUES(77,18,'view_statistic','Can view 数据');
INSERT INTO "auth_permission" VALUES(78,19,'add_tagging','Can add 报道的标签');
INSERT INTO "auth_permission" VALUES(79,19,'change_tagging','Can change 报道的标签');
INSERT INTO "auth_permission" VALUES(80,19,'delete_tagging','Can delete 报道的标签');
INSERT INTO "auth_permission" VALUES(81,19,'view_tagging','Can view 报道的标签');
INSERT INTO "auth_permission" VALUES(82,20,'add_act','Can add 编辑记录');
INSERT INTO "auth_permission" VALUES(83,20,'change_act','Can change 编辑记录');
INSERT INTO "auth_permission" VALUES(84,20,'delete_act','Can delete 编辑记录');
INSERT INTO "auth_permission" VALUES(85,20,'view_act','Can view 编辑记录');
INSERT INTO "auth_permission" VALUES(86,21,'add_change','Can add 变动');
INSERT INTO "auth_permission" VALUES(87,21,'change_change','Can change 变动');
INSERT INTO "auth_permission" VALUES(88,21,'delete_change','Can delete 变动');
INSERT INTO "auth_permission" VALUES(89,21,'view_change','Can view 变动');
INSERT INTO "auth_permission" VALUES(90,22,'add_upload','Can add 来稿批次');
INSERT INTO "auth_permission" VALUES(91,22,'change_upload','Can change 来稿批次');
INSERT INTO "auth_permission" VALUES(92,22,'delete_upload','Can delete 来稿批次');
INSERT INTO "auth_permission" VALUES(93,22,'view_upload','Can view 来稿批次');
INSERT INTO "auth_permission" VALUES(94,23,'add_mask','Can add 隐去的姓名');
INSERT INTO "auth_permission" VALUES(95,23,'change_mask','Can change 隐去的姓名');
INSERT INTO "auth_permission" VALUES(96,23,'delete_mask','Can delete 隐去的姓名');
INSERT INTO "auth_permission" VALUES(97,23,'view_mask','Can view 隐去的姓名');
INSERT INTO "auth_permission" VALUES(98,24,'add_shingle','Can add shingle');
INSERT INTO "auth_permission" VALUES(99,24,'change_shingle','Can change shingle');
INSERT INTO "auth_permission" VALUES(100,24,'delete_shingle','Can delete shingle');
INSERT INTO "auth_permission" VALUES(101,24,'view_shingle','Can view shingle');
INSERT INTO "auth_permission" VALUES(102,25,'add_submission','Can add 来稿文件');
INSERT INTO "auth_permission" VALUES(103,25,'change_submission','Can change 来稿文件');
INSERT INTO "auth_permission" VALUES(104,25,'delete_submission','Can delete 来稿文件');
INSERT INTO "auth_permission" VALUES(105,25,'view_submission','Can view 来稿文件');
INSERT INTO "auth_permission" VALUES(106,26,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(107,26,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(108,26,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(109,26,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(110,27,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(111,27,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(112,27,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(113,27,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(114,28,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(115,28,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(116,28,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(117,28,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(118,29,'add_tag','Can add tag');
INSERT INTO "auth_permission" VALUES(119,29,'change_tag','Can change tag');
INSERT INTO "auth_permission" VALUES(120,29,'delete_tag','Can delete tag');
INSERT INTO "auth_permission" VALUES(121,29,'view_tag','Can view tag');
INSERT INTO "auth_permission" VALUES(122,30,'add_taggeditem','Can add tagged item');
INSERT INTO "auth_permission" VALUES(123,30,'change_taggeditem','Can change tagged item');
INSERT INTO "auth_permission" VALUES(124,30,'delete_taggeditem','Can delete tagged item');
INSERT INTO "auth_permission" VALUES(125,30,'view_taggeditem','Can view tagged item');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
INSERT INTO "auth_user" VALUES(1,'!4dp5p3xM28qlP8Olz1edZLMTu6BjBXdlcmr5tqyo',NULL,0,'zhubian','','',1,1,'2026-11-26 10:48:48.447726','');
INSERT INTO "auth_user" VALUES(2,'!flNGyl0p99iv1M3hLfyLsCQBKd41LyinOuLHziKN',NULL,0,'bianji','','',0,1,'2026-11-26 10:48:48.449081','');
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "auth_user_groups" VALUES(1,1,3);
INSERT INTO "auth_user_groups" VALUES(2,2,2);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'auth','permission');
INSERT INTO "django_content_type" VALUES(2,'auth','group');
INSERT INTO "django_content_type" VALUES(3,'auth','user');
INSERT INTO "django_content_type" VALUES(4,'articles','redirect');
INSERT INTO "django_content_type" VALUES(5,'articles','report');
INSERT INTO "django_content_type" VALUES(6,'articles','source');
INSERT INTO "django_content_type" VALUES(7,'articles','tag');
INSERT INTO "django_content_type" VALUES(8,'articles','measure');
INSERT INTO "django_content_type" VALUES(9,'articles','name');
INSERT INTO "django_content_type" VALUES(10,'articles','person');
INSERT INTO "django_content_type" VALUES(11,'articles','appearance');
INSERT INTO "django_content_type" VALUES(12,'articles','revision');
INSERT INTO "django_content_type" VALUES(13,'articles','correction');
INSERT INTO "django_content_type" VALUES(14,'articles','section');
INSERT INTO "django_content_type" VALUES(15,'articles','quotation');
INSERT INTO "django_content_type" VALUES(16,'articles','mention');
INSERT INTO "django_content_type" VALUES(17,'articles','draft');
INSERT INTO "django_content_type" VALUES(18,'articles','statistic');
INSERT INTO "django_content_type" VALUES(19,'articles','tagging');
INSERT INTO "django_content_type" VALUES(20,'articles','act');
INSERT INTO "django_content_type" VALUES(21,'articles','change');
INSERT INTO "django_content_type" VALUES(22,'articles','upload');
INSERT INTO "django_content_type" VALUES(23,'articles','mask');
INSERT INTO "django_content_type" VALUES(24,'articles','shingle');
INSERT INTO "django_content_type" VALUES(25,'articles','submission');
INSERT INTO "django_content_type" VALUES(26,'admin','logentry');
INSERT INTO "django_content_type" VALUES(27,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(28,'sessions','session');
INSERT INTO "django_content_type" VALUES(29,'taggit','tag');
INSERT INTO "django_content_type" VALUES(30,'taggit','taggeditem');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-26 10:48:47.467347');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-26 10:48:47.483703');
INSERT INTO "django_migrations" VALUES(3,'admin','0001_initial','2026-11-26 10:48:47.491709');
INSERT INTO "django_migrations" VALUES(4,'admin','0002_logentry_remove_auto_add','2026-11-26 10:48:47.503025');
INSERT INTO "django_migrations" VALUES(5,'admin','0003_logentry_add_action_flag_choices','2026-11-26 10:48:47.511767');
INSERT INTO "django_migrations" VALUES(6,'contenttypes','0002_remove_content_type_name','2026-11-26 10:48:47.528716');
INSERT INTO "django_migrations" VALUES(7,'auth','0002_alter_permission_name_max_length','2026-11-26 10:48:47.537999');
INSERT INTO "django_migrations" VALUES(8,'auth','0003_alter_user_email_max_length','2026-11-26 10:48:47.546450');
INSERT INTO "django_migrations" VALUES(9,'auth','0004_alter_user_username_opts','2026-11-26 10:48:47.554310');
INSERT INTO "django_migrations" VALUES(10,'auth','0005_alter_user_last_login_null','2026-11-26 10:48:47.562500');
INSERT INTO "django_migrations" VALUES(11,'auth','0006_require_contenttypes_0002','2026-11-26 10:48:47.563121');
INSERT INTO "django_migrations" VALUES(12,'auth','0007_alter_validators_add_error_messages','2026-11-26 10:48:47.568786');
INSERT INTO "django_migrations" VALUES(13,'auth','0008_alter_user_username_max_length','2026-11-26 10:48:47.576890');
INSERT INTO "django_migrations" VALUES(14,'auth','0009_alter_user_last_name_max_length','2026-11-26 10:48:47.584765');
INSERT INTO "django_migrations" VALUES(15,'auth','0010_alter_group_name_max_length','2026-11-26 10:48:47.592656');
INSERT INTO "django_migrations" VALUES(16,'auth','0011_update_proxy_permissions','2026-11-26 10:48:47.598245');
INSERT INTO "django_migrations" VALUES(17,'auth','0012_alter_user_first_name_max_length','2026-11-26 10:48:47.606474');
INSERT INTO "django_migrations" VALUES(18,'articles','0001_initial','2026-11-26 10:48:48.074547');
INSERT INTO "django_migrations" VALUES(19,'articles','0002_desk','2026-11-26 10:48:48.300645');
INSERT INTO "django_migrations" VALUES(20,'articles','0003_roles','2026-11-26 10:48:48.331085');
INSERT INTO "django_migrations" VALUES(21,'sessions','0001_initial','2026-11-26 10:48:48.332996');
INSERT INTO "django_migrations" VALUES(22,'taggit','0001_initial','2026-11-26 10:48:48.352707');
INSERT INTO "django_migrations" VALUES(23,'taggit','0002_auto_20150616_2121','2026-11-26 10:48:48.355788');
INSERT INTO "django_migrations" VALUES(24,'taggit','0003_taggeditem_add_unique_index','2026-11-26 10:48:48.362651');
INSERT INTO "django_migrations" VALUES(25,'taggit','0004_alter_taggeditem_content_type_alter_taggeditem_tag','2026-11-26 10:48:48.396102');
INSERT INTO "django_migrations" VALUES(26,'taggit','0005_auto_20220424_2025','2026-11-26 10:48:48.401732');
INSERT INTO "django_migrations" VALUES(27,'taggit','0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx','2026-11-26 10:48:48.417382');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "taggit_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "slug" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "taggit_taggeditem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" integer NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" integer NOT NULL REFERENCES "taggit_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq" UNIQUE ("content_type_id", "object_id", "tag_id"));
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
CREATE INDEX "articles_name_merged_into_id_497aa93d" ON "articles_name" ("merged_into_id");
CREATE INDEX "articles_name_parent_id_ca56bd70" ON "articles_name" ("parent_id");
CREATE INDEX "articles_person_merged_into_id_9a4ecaf0" ON "articles_person" ("merged_into_id");
CREATE INDEX "articles_correction_made_at_e5087553" ON "articles_correction" ("made_at");
CREATE INDEX "articles_correction_report_id_d181caef" ON "articles_correction" ("report_id");
CREATE INDEX "articles_section_report_id_b1fd2169" ON "articles_section" ("report_id");
CREATE INDEX "articles_quotation_spoken_by_id_c5bf155d" ON "articles_quotation" ("spoken_by_id");
CREATE INDEX "articles_quotation_report_id_308f9eb3" ON "articles_quotation" ("report_id");
CREATE INDEX "articles_quotation_section_id_93756e5c" ON "articles_quotation" ("section_id");
CREATE INDEX "articles_mention_name_id_47bd1a64" ON "articles_mention" ("name_id");
CREATE INDEX "articles_mention_report_id_54ead853" ON "articles_mention" ("report_id");
CREATE INDEX "articles_mention_section_id_100df1a5" ON "articles_mention" ("section_id");
CREATE INDEX "mention_name_report" ON "articles_mention" ("name_id", "report_id");
CREATE INDEX "articles_appearance_person_id_353071eb" ON "articles_appearance" ("person_id");
CREATE INDEX "articles_appearance_report_id_e4d3c756" ON "articles_appearance" ("report_id");
CREATE INDEX "articles_appearance_section_id_b2eb0c0e" ON "articles_appearance" ("section_id");
CREATE INDEX "appearance_identity" ON "articles_appearance" ("name", "organisation");
CREATE INDEX "articles_revision_report_id_58690eb7" ON "articles_revision" ("report_id");
CREATE INDEX "articles_revision_source_id_444e9a4a" ON "articles_revision" ("source_id");
CREATE INDEX "articles_statistic_unit_bad6abf4" ON "articles_statistic" ("unit");
CREATE INDEX "articles_statistic_report_id_2564c770" ON "articles_statistic" ("report_id");
CREATE INDEX "articles_statistic_section_id_2903d3ec" ON "articles_statistic" ("section_id");
CREATE INDEX "articles_statistic_series_id_6c2d65a9" ON "articles_statistic" ("series_id");
CREATE INDEX "articles_statistic_earlier_id_ad9906e9" ON "articles_statistic" ("earlier_id");
CREATE INDEX "articles_tagging_content_object_id_13ab8b39" ON "articles_tagging" ("content_object_id");
CREATE INDEX "articles_tagging_tag_id_9b79af98" ON "articles_tagging" ("tag_id");
CREATE INDEX "articles_report_state_b5497a38" ON "articles_report" ("state");
CREATE INDEX "articles_report_made_public_at_f2bb3f5d" ON "articles_report" ("made_public_at");
CREATE INDEX "report_by_date" ON "articles_report" ("state", "printed_on", "precision", "slug");
CREATE INDEX "articles_draft_edited_by_id_8338841f" ON "articles_draft" ("edited_by_id");
CREATE INDEX "articles_draft_source_id_5fbdc8f9" ON "articles_draft" ("source_id");
CREATE INDEX "articles_draft_publish_at_5527c8ec" ON "articles_draft" ("publish_at");
CREATE INDEX "articles_draft_publish_by_id_3cb5e000" ON "articles_draft" ("publish_by_id");
CREATE INDEX "articles_revision_user_id_9cd8a93f" ON "articles_revision" ("user_id");
CREATE INDEX "articles_act_user_id_1937a719" ON "articles_act" ("user_id");
CREATE INDEX "articles_change_report_id_fab3b27b" ON "articles_change" ("report_id");
CREATE INDEX "articles_upload_user_id_287443be" ON "articles_upload" ("user_id");
CREATE INDEX "articles_mask_person_id_bb563c03" ON "articles_mask" ("person_id");
CREATE INDEX "articles_shingle_value_e2547db9" ON "articles_shingle" ("value");
CREATE INDEX "articles_shingle_source_id_32933cb4" ON "articles_shingle" ("source_id");
CREATE INDEX "articles_submission_state_bc68d327" ON "articles_submission" ("state");
CREATE INDEX "articles_submission_draft_id_007529ea" ON "articles_submission" ("draft_id");
CREATE INDEX "articles_submission_near_id_58bf8135" ON "articles_submission" ("near_id");
CREATE INDEX "articles_submission_source_id_5465c60e" ON "articles_submission" ("source_id");
CREATE INDEX "articles_submission_upload_id_c2ec61ac" ON "articles_submission" ("upload_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "taggit_taggeditem_object_id_e2d7d1df" ON "taggit_taggeditem" ("object_id");
CREATE INDEX "taggit_taggeditem_content_type_id_9957a03c" ON "taggit_taggeditem" ("content_type_id");
CREATE INDEX "taggit_taggeditem_tag_id_f4f5b767" ON "taggit_taggeditem" ("tag_id");
CREATE INDEX "taggit_tagg_content_8fc721_idx" ON "taggit_taggeditem" ("content_type_id", "object_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',27);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',30);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',125);
INSERT INTO "sqlite_sequence" VALUES('auth_group',3);
INSERT INTO "sqlite_sequence" VALUES('auth_user',2);
INSERT INTO "sqlite_sequence" VALUES('articles_name',7);
INSERT INTO "sqlite_sequence" VALUES('articles_person',3);
INSERT INTO "sqlite_sequence" VALUES('articles_correction',1);
INSERT INTO "sqlite_sequence" VALUES('articles_section',8);
INSERT INTO "sqlite_sequence" VALUES('articles_quotation',5);
INSERT INTO "sqlite_sequence" VALUES('articles_mention',35);
INSERT INTO "sqlite_sequence" VALUES('articles_appearance',8);
INSERT INTO "sqlite_sequence" VALUES('articles_revision',7);
INSERT INTO "sqlite_sequence" VALUES('articles_statistic',17);
INSERT INTO "sqlite_sequence" VALUES('articles_tagging',12);
INSERT INTO "sqlite_sequence" VALUES('articles_report',4);
INSERT INTO "sqlite_sequence" VALUES('articles_draft',1);
INSERT INTO "sqlite_sequence" VALUES('auth_group_permissions',73);
INSERT INTO "sqlite_sequence" VALUES('taggit_taggeditem',0);
INSERT INTO "sqlite_sequence" VALUES('taggit_tag',0);
INSERT INTO "sqlite_sequence" VALUES('auth_user_groups',2);
INSERT INTO "sqlite_sequence" VALUES('articles_source',6);
INSERT INTO "sqlite_sequence" VALUES('articles_measure',3);
INSERT INTO "sqlite_sequence" VALUES('articles_tag',3);
INSERT INTO "sqlite_sequence" VALUES('articles_change',11);
INSERT INTO "sqlite_sequence" VALUES('articles_act',4);
INSERT INTO "sqlite_sequence" VALUES('articles_mask',1);
INSERT INTO "sqlite_sequence" VALUES('articles_redirect',2);
COMMIT;