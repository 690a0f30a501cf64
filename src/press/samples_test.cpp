// The documents that the other tests of this room set. All in them is invented.
#include "press/detail/samples.h"

namespace inviola::press::samples {

using namespace publication;

namespace {

constexpr const char* demonstration =
    "Demonstration: an exercise with invented States. Not a document of the United Nations.";

Run marked(std::string words, int footnote) {
  Run run;
  run.words = std::move(words);
  run.footnote = footnote;
  return run;
}

Run in(Language language, std::string words) {
  Run run;
  run.words = std::move(words);
  run.language = language;
  return run;
}

Paragraph numbered(std::string number, Line line) {
  Paragraph paragraph;
  paragraph.number = std::move(number);
  paragraph.line = std::move(line);
  return paragraph;
}

Heading heading(int level, std::string number, std::string words) {
  Heading heading;
  heading.level = level;
  heading.number = std::move(number);
  heading.line = plain(std::move(words));
  return heading;
}

Cell cell(std::string words, bool header = false, bool number = false) {
  Cell cell;
  cell.line = plain(std::move(words));
  cell.header = header;
  cell.number = number;
  return cell;
}

Column column(std::string words, int weight) {
  return {.heading = plain(std::move(words)), .weight = weight};
}

Document base_report() {
  Document document;
  document.kind = DocumentKind::report;
  document.title =
      "Consideration of effective measures to enhance the protection, security and safety of "
      "diplomatic and consular missions and representatives";
  document.subtitle = "Report of the Secretary-General";
  document.masthead = {.body = "General Assembly",
                       .symbol = "A/99/189",
                       .distribution = "Distr.: General",
                       .date = "23 July 2044",
                       .original = "Original: English",
                       .session = "Ninety-ninth session",
                       .item = "Item 84 of the provisional agenda",
                       .item_title = "Protection of diplomatic and consular missions"};
  document.demonstration = demonstration;
  document.identity = "inviola/exercise/report/99";
  return document;
}

Table participation() {
  Table table;
  table.caption = plain("Participation in two instruments since the previous report");
  table.columns = {column("State", 4), column("Instrument", 5), column("Act", 3), column("Date", 3),
                   column("Notes", 2)};
  const char* states[] = {"Graustark",        "Ruritania",        "Lutha",       "Karlova",
                          "Evallonia",        "Sylvania",         "Ixania",      "Maltovia",
                          "Carpania",         "Orsinia",          "Drackenberg", "Grand Fenwick",
                          "Strelsau Islands", "Zenda and Hentzau"};
  int year = 2030;
  for (const char* state : states) {
    const int n = year - 2029;
    table.rows.push_back({cell(state, true),
                          cell(n % 3 == 0 ? "Optional Protocol concerning the Compulsory "
                                            "Settlement of Disputes"
                                          : "Convention on Special Missions"),
                          cell(n % 2 == 0 ? "Accession" : "Ratification"),
                          cell(std::to_string(n) + " May " + std::to_string(year)),
                          cell(std::to_string(n * 7), false, true)});
    ++year;
  }
  return table;
}

Line long_words(int seed) {
  static const char* sentences[] = {
      "The premises had been under permanent guard since the previous occurrence, and the guard "
      "had been doubled on the eve of the demonstration. ",
      "At about four in the afternoon some two hundred persons approached the gate, and a smaller "
      "number climbed the railing before the reinforcements arrived. ",
      "No member of the mission was injured, but two windows of the chancery and an official "
      "vehicle were damaged, and the flag was taken down. ",
      "The competent authorities opened an inquiry on the same day and informed the mission of its "
      "course on three occasions. ",
      "The sending State recalled that the receiving State is under a special duty to take all "
      "appropriate steps to protect the premises of the mission. "};
  Line line;
  for (int i = 0; i < 4; ++i) line.push_back(publication::plain(sentences[(seed + i) % 5]).front());
  return line;
}

}  // namespace

Document report() {
  Document document = base_report();
  document.summary_title = "Summary";
  document.summary = {
      plain("The present report, prepared pursuant to an invented resolution, contains information "
            "on two reports received from States under paragraph 10 by the deadline (section II), "
            "on views expressed by one State under paragraph 12 (section III) and on fourteen "
            "additional participants in the instruments (section IV).")};
  document.footnotes = {
      plain("The text of the communication, in the language of its submission, is kept in the "
            "register under its digest and may be consulted by those to whom it is disclosed."),
      {plain("See ").front(),
       link("the page of the register", "https://register.example/dossiers/7"),
       plain(", where both accounts are set side by side.").front()},
      plain("The figure rests on one source only.")};
  auto& blocks = document.blocks;
  put(blocks, heading(1, "I", "Introduction"));
  put(blocks,
      numbered("1", {plain("On 16 December 2042, the General Assembly adopted resolution 97/3, "
                           "entitled “")
                         .front(),
                     toned("Consideration of effective measures", Tone::emphasis),
                     plain("”. In paragraph 10 of the resolution, the Assembly:").front()}));
  Paragraph sub = numbered("(a)", {toned("Urged", Tone::emphasis),
                                   plain(" States to report to the Secretary-General serious "
                                         "violations as promptly as possible, and to add whatever "
                                         "is needed for the report to be understood by itself;")
                                       .front()});
  sub.indent = 1;
  put(blocks, sub);
  sub.number = "(b)";
  put(blocks, sub);
  put(blocks,
      numbered("2",
               {plain("By a circular note dated 12 January 2044, the Secretary-General drew the "
                      "attention of States to that request")
                    .front(),
                marked(".", 1),
                plain(" The note repeated the deadline, 15 May 2044, and the manner in "
                      "which reports reach the register.")
                    .front()}));
  put(blocks, heading(1, "II", "Reports received pursuant to paragraph 10"));
  put(blocks, heading(2, "A", "Ruritania"));
  Paragraph with_sources = numbered(
      "3",
      {marked("In a note verbale dated 3 March 2045, the Permanent Mission of Ruritania reported "
              "the following.",
              2)});
  with_sources.sources = {"C-7Q2M-1", "C-7Q2M-4"};
  put(blocks, with_sources);
  Quotation quotation;
  quotation.paragraphs = {long_words(0), long_words(2)};
  quotation.attribution = plain("Ruritania, note verbale No. 17/45, 3 March 2045");
  put(blocks, quotation);
  put(blocks, heading(3, "", "Follow-up under paragraph 10 (b)"));
  put(blocks,
      numbered("4",
               {plain("Graustark stated that the persons concerned had been brought before the "
                      "competent court, that the outcome was ")
                    .front(),
                toned("not stated", Tone::missing),
                plain(", and that measures had been taken on ").front(),
                toned("about 10 March 2045", Tone::unconfirmed),
                plain(". The name of the court in the language of the communication is «").front(),
                in(Language::ru, "Окружной суд Штрельзау"), plain("».").front()}));
  List list;
  list.items = {
      {.number = "",
       .line = plain("A permanent post of two officers at the gate of the chancery;")},
      {.number = "",
       .line = plain("A single point of contact in the Ministry for Foreign Affairs, who answers "
                     "at any hour and in two languages;")},
      {.number = "", .line = plain("A yearly review of the measures.")}};
  put(blocks, list);
  put(blocks, heading(1, "III", "Views expressed by States pursuant to paragraph 12"));
  put(blocks, numbered("5", long_words(1)));
  put(blocks, numbered("6", long_words(3)));
  put(blocks, heading(1, "IV", "Participation of States in the instruments"));
  put(blocks, numbered("7", {marked("Since the previous report, fourteen States have become "
                                    "participants in the instruments as set out in the table.",
                                    3)}));
  put(blocks, participation());
  return document;
}

Document note() {
  Document document;
  document.kind = DocumentKind::note;
  document.masthead = {.body = "The Secretariat",
                       .symbol = "INV/CIRC/7",
                       .distribution = "",
                       .date = "",
                       .original = "",
                       .session = "",
                       .item = "",
                       .item_title = ""};
  document.title = "Circular note";
  document.demonstration = demonstration;
  document.identity = "inviola/exercise/note/7";
  auto& blocks = document.blocks;
  Paragraph paragraph;
  paragraph.line = plain(
      "The Secretariat presents its compliments to the Permanent Missions and has the "
      "honour to refer to resolution 97/3 of the General Assembly, entitled "
      "“Consideration of effective measures to enhance the protection, security and "
      "safety of diplomatic and consular missions and representatives”.");
  put(blocks, paragraph);
  paragraph.line = plain(
      "In paragraph 10 of that resolution the Assembly urged States to report serious "
      "violations of the protection, security and safety of diplomatic and consular "
      "missions and representatives, and the State in which the violation took place "
      "to report on the measures taken to bring the offenders to justice.");
  put(blocks, paragraph);
  paragraph.line = {
      plain("Reports that are received by ").front(), toned("15 May 2044", Tone::strong),
      plain(" will be reflected in the report of the Secretary-General to the Assembly "
            "at its ninety-ninth session. Reports may be sent:")
          .front()};
  put(blocks, paragraph);
  put(blocks,
      numbered(
          "(a)",
          plain("Through the register itself, by those who hold full powers for their State;")));
  put(blocks,
      numbered("(b)",
               plain("By note verbale, addressed to the Secretariat, in any official language.")));
  paragraph.line = plain(
      "The Secretariat avails itself of this opportunity to renew to the Permanent Missions "
      "the assurances of its highest consideration.");
  put(blocks, paragraph);
  Closing closing;
  closing.lines = {plain("New York, 12 January 2044")};
  put(blocks, closing);
  return document;
}

Document page() {
  Document document;
  document.kind = DocumentKind::page;
  document.title = "Occurrence at the Embassy of Ruritania in Edelweiss";
  document.subtitle = "Dossier 7Q2M, as disclosed to the public on 4 June 2045";
  document.demonstration = demonstration;
  document.identity = "inviola/exercise/page/7Q2M";
  auto& blocks = document.blocks;
  put(blocks,
      Figures{.figures = {
                  {.number = "2", .counts = plain("reports received"), .link = {}},
                  {.number = "1", .counts = plain("follow-up, of three elements owed"), .link = {}},
                  {.number = "93", .counts = plain("days since the occurrence"), .link = {}}}});
  put(blocks, Notice{.kind = Notice::Kind::caution,
                     .line = plain(
                         "The facts are contested. Both accounts are set side by side, each in its "
                         "State’s own words; nothing here weighs one against the other.")});
  put(blocks, heading(1, "", "In brief"));
  put(blocks,
      Facts{.facts = {{.term = plain("Territorial State"), .values = {plain("Graustark")}},
                      {.term = plain("Protected mission"),
                       .values = {plain("Embassy of Ruritania in Edelweiss"),
                                  plain("Consular section, at another address")}},
                      {.term = plain("Date of the occurrence"),
                       .values = {{toned("2 March 2045", Tone::unconfirmed)}}},
                      {.term = plain("Outcome of proceedings"),
                       .values = {{toned("not stated", Tone::missing)}}},
                      {.term = plain("Digest of the report"),
                       .values = {{toned(
                           "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                           Tone::reference)}}}}});
  put(blocks, heading(1, "", "Issue, follow-up, result"));
  Table matrix;
  matrix.columns = {column("Issue", 4), column("Consideration by the territorial State", 5),
                    column("Result", 4)};
  matrix.rows = {
      {cell("Damage to the chancery", true),
       cell("Inquiry opened on 2 March 2045; two persons identified."),
       cell("Before the court of first instance")},
      {cell("Flag taken down", true), cell("Reported as part of the same inquiry."), cell("Open")},
      {cell("Prevention", true), cell("Post at the gate doubled; point of contact named."),
       cell("Reported on 9 April 2045")}};
  put(blocks, matrix);
  put(blocks, heading(1, "", "In the order of time"));
  Timeline timeline;
  timeline.events = {{.date = "2045-03-02",
                      .when = plain("2 March 2045"),
                      .what = plain("The occurrence, as both States date it."),
                      .details = {}},
                     {.date = "2045-03-03",
                      .when = plain("3 March 2045"),
                      .what = plain("Ruritania reports under paragraph 10 (a)."),
                      .details = {plain("Entered on the same day; receipt given.")}},
                     {.date = "2045-04-09",
                      .when = plain("9 April 2045"),
                      .what = plain("Graustark follows up under paragraph 10 (b): prevention "
                                    "reported, justice and outcome open."),
                      .details = {}},
                     {.date = "2045-06",
                      .when = plain("June 2045"),
                      .what = plain("A reminder falls due, by practice and not by law."),
                      .details = {}}};
  put(blocks, timeline);
  put(blocks, heading(1, "", "The two accounts"));
  SideBySide accounts;
  Quotation said;
  for (int i = 0; i < 4; ++i) said.paragraphs.push_back(long_words(i));
  SideBySide::Account one{.heading = plain("Account of Ruritania"), .blocks = {}};
  put(one.blocks, said);
  Quotation answered;
  for (int i = 2; i < 5; ++i) answered.paragraphs.push_back(long_words(i));
  SideBySide::Account other{.heading = plain("Account of Graustark"), .blocks = {}};
  put(other.blocks, answered);
  accounts.accounts = {one, other};
  put(blocks, accounts);
  put(blocks, Filter{.action = "/dossiers", .fields = {}, .button = "Narrow"});
  Paragraph end;
  end.line = {plain("The register can be verified with a program that others wrote: see ").front(),
              link("how to verify", "https://register.example/verify"), plain(".").front()};
  put(blocks, end);
  return document;
}

Document arabic() {
  Document document = base_report();
  document.language = Language::ar;
  document.title =
      "النظر في اتخاذ تدابير فعالة لتعزيز حماية البعثات والممثلين الدبلوماسيين والقنصليين";
  document.subtitle = "تقرير الأمين العام";
  document.masthead.body = "الجمعية العامة";
  document.masthead.distribution = "توزيع: عام";
  document.masthead.date = "23 تموز/يوليه 2044";
  document.masthead.original = "الأصل: بالإنكليزية";
  document.masthead.session = "الدورة التاسعة والتسعون";
  document.masthead.item = "البند 84 من جدول الأعمال المؤقت";
  document.masthead.item_title = {};
  document.demonstration = "عرض توضيحي: تمرين بدول مختلقة.";
  document.identity = "inviola/exercise/report/99/ar";
  document.footnotes = {plain("حاشية قصيرة للتوضيح.")};
  auto& blocks = document.blocks;
  put(blocks, heading(1, "أولا -", "مقدمة"));
  put(blocks, numbered("1 -", {plain("اتخذت الجمعية العامة القرار ").front(),
                               toned("A/RES/97/3", Tone::reference),
                               marked(" بشأن حماية البعثات الدبلوماسية والقنصلية.", 1),
                               plain(" وطلبت إلى الدول أن تبلغ عن الانتهاكات الخطيرة في أقرب وقت "
                                     "ممكن، وأن تقدم ما يلزم من "
                                     "معلومات لفهم ما جرى.")
                                   .front()}));
  Quotation quotation;
  quotation.language = Language::en;
  quotation.paragraphs = {
      plain("The premises of the mission shall be inviolable, said the note, in English.")};
  put(blocks, quotation);
  Table table;
  table.caption = plain("جدول");
  table.columns = {column("الدولة", 3), column("الصك", 4), column("التاريخ", 2)};
  table.rows = {{cell("روريتانيا", true), cell("اتفاقية البعثات الخاصة"), cell("1 أيار/مايو 2030")},
                {cell("غراوستارك", true), cell("البروتوكول الاختياري"), cell("2 أيار/مايو 2031")}};
  put(blocks, table);
  return document;
}

Document chinese() {
  Document document = base_report();
  document.language = Language::zh;
  document.title = "审议加强保护外交和领事使团及代表的安全的有效措施";
  document.subtitle = "秘书长的报告";
  document.masthead = {.body = "大会",
                       .symbol = "A/99/189",
                       .distribution = "Distr.: General",
                       .date = "23 July 2044",
                       .original = "",
                       .session = "第九十九届会议",
                       .item = "临时议程项目84",
                       .item_title = ""};
  document.demonstration = "演示：虚构国家的练习。";
  put(document.blocks, heading(1, "一.", "导言"));
  put(document.blocks,
      numbered("1", plain("大会敦促各国尽快向秘书长报告严重侵犯外交和领事使团及代表的保护、安全的事"
                          "件，并请事件发生地国"
                          "报告为将罪犯绳之以法所采取的措施。缔约国应当遵守各项文书。")));
  return document;
}

Document long_report() {
  Document document = report();
  int number = 8;
  for (int section = 0; section < 24; ++section) {
    put(document.blocks,
        heading(2, std::string(1, static_cast<char>('A' + section)), "Further reports"));
    for (int i = 0; i < 9; ++i) {
      put(document.blocks, numbered(std::to_string(number++), long_words(section + i)));
    }
    Quotation quotation;
    for (int i = 0; i < 4; ++i) quotation.paragraphs.push_back(long_words(i));
    put(document.blocks, quotation);
    put(document.blocks, participation());
  }
  return document;
}

}  // namespace inviola::press::samples
