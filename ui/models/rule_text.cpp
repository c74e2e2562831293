// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rule_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace muscope {

namespace {

struct RuleText {
    Q_DECLARE_TR_FUNCTIONS(muscope::RuleText)
};

struct Entry {
    std::string_view rule;
    const char* title;
    const char* loss;
};

constexpr std::array Entries{
    Entry{"code-points", QT_TRANSLATE_NOOP("muscope::RuleText", "the whole text backwards"),
          QT_TRANSLATE_NOOP("muscope::RuleText", "Loses nothing.")},
    Entry{"utf16-units",
          QT_TRANSLATE_NOOP("muscope::RuleText", "backwards by UTF-16 unit, under a heading"),
          QT_TRANSLATE_NOOP(
              "muscope::RuleText",
              "Loses characters above U+FFFF, such as emoji: each becomes two U+FFFD.")},
    Entry{
        "lines", QT_TRANSLATE_NOOP("muscope::RuleText", "each line and section backwards"),
        QT_TRANSLATE_NOOP("muscope::RuleText",
                          "Loses the order of front matter keys, and a document's last line end.")},
    Entry{
        "words", QT_TRANSLATE_NOOP("muscope::RuleText", "each word backwards, lines in reverse"),
        QT_TRANSLATE_NOOP("muscope::RuleText",
                          "Loses the order of front matter keys, and a document's last line end.")},
    Entry{"words-in-place",
          QT_TRANSLATE_NOOP("muscope::RuleText", "each word backwards where it stands"),
          QT_TRANSLATE_NOOP(
              "muscope::RuleText",
              "Loses a document's last line end; headings and code stand as they are.")},
    Entry{"runs",
          QT_TRANSLATE_NOOP("muscope::RuleText", "letters and digits backwards, signs in place"),
          QT_TRANSLATE_NOOP("muscope::RuleText",
                            "Loses a document's last line end; punctuation stands as it is.")},
    Entry{"identifiers",
          QT_TRANSLATE_NOOP("muscope::RuleText", "lines, and names in code, backwards"),
          QT_TRANSLATE_NOOP(
              "muscope::RuleText",
              "Loses a document's last line end; headings, keys and keywords stand as they are.")},
    Entry{"property-names", QT_TRANSLATE_NOOP("muscope::RuleText", "property names backwards"),
          QT_TRANSLATE_NOOP("muscope::RuleText",
                            "Loses nothing of JSON; values stand as they are, readable.")},
    Entry{"json-mirror",
          QT_TRANSLATE_NOOP("muscope::RuleText", "JSON with names and strings backwards"),
          QT_TRANSLATE_NOOP("muscope::RuleText",
                            "Loses nothing; numbers and lists stand as they are.")},
    Entry{
        "labelled-pair",
        QT_TRANSLATE_NOOP("muscope::RuleText", "the text backwards, and the text beside it"),
        QT_TRANSLATE_NOOP("muscope::RuleText", "Loses nothing; holds the text itself, readable.")},
    Entry{"number-list",
          QT_TRANSLATE_NOOP("muscope::RuleText", "a list of numbers, digits backwards"),
          QT_TRANSLATE_NOOP("muscope::RuleText",
                            "Loses nothing; holds the numbers themselves, readable.")},
    Entry{"yaml-lines", QT_TRANSLATE_NOOP("muscope::RuleText", "lines of YAML backwards"),
          QT_TRANSLATE_NOOP("muscope::RuleText", "Loses a document's last line end.")},
    Entry{
        "shutdown",
        QT_TRANSLATE_NOOP("muscope::RuleText", "each line backwards, sections in order"),
        QT_TRANSLATE_NOOP("muscope::RuleText",
                          "Loses the order of front matter keys, and a document's last line end.")},
    Entry{"joined-words",
          QT_TRANSLATE_NOOP("muscope::RuleText", "words backwards, joined into one"),
          QT_TRANSLATE_NOOP("muscope::RuleText",
                            "Loses where words end: of more than one word it proves nothing.")},
    Entry{"partial", QT_TRANSLATE_NOOP("muscope::RuleText", "some words backwards, others not"),
          QT_TRANSLATE_NOOP("muscope::RuleText", "Proves nothing.")},
    Entry{"forward-code", QT_TRANSLATE_NOOP("muscope::RuleText", "words backwards, code forward"),
          QT_TRANSLATE_NOOP("muscope::RuleText", "Proves nothing of the code.")},
    Entry{"inline",
          QT_TRANSLATE_NOOP("muscope::RuleText", "the text backwards in a fenced section"),
          QT_TRANSLATE_NOOP("muscope::RuleText", "Loses nothing.")},
};

const Entry* entryOf(std::string_view rule) {
    const auto* const found = std::find_if(
        Entries.begin(), Entries.end(), [rule](const Entry& entry) { return entry.rule == rule; });
    return found == Entries.end() ? nullptr : found;
}

} // namespace

QString ruleTitle(std::string_view rule) {
    const Entry* const entry = entryOf(rule);
    return entry != nullptr ? RuleText::tr(entry->title)
                            : QString::fromUtf8(rule.data(), static_cast<qsizetype>(rule.size()));
}

QString ruleLoss(std::string_view rule) {
    const Entry* const entry = entryOf(rule);
    return entry != nullptr ? RuleText::tr(entry->loss) : QString();
}

} // namespace muscope
