// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/receipt_print.h"

#include "app/console.h"
#include "core/base/utf8_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muscope {

namespace {

constexpr qsizetype ShownBefore = 40; // characters
constexpr qsizetype ShownAfter = 40;

QString visible(std::string_view utf8) {
    return visibleText(toText(utf8));
}

// The stretch of a text around an offset, and a line below it with a caret at the place.
QString excerpt(const char* label, std::string_view text, std::size_t offset) {
    offset = std::min(offset, text.size());
    // Far more bytes than characters are shown, so that cutting a character does not show.
    constexpr std::size_t Window = 1024;
    const std::size_t begin = offset > Window ? offset - Window : 0;
    const QString before = toText(text.substr(begin, offset - begin)).right(ShownBefore);
    const QString after = toText(text.substr(offset, Window)).left(ShownAfter);
    const QString lead = visibleText(before);
    constexpr int LabelWidth = 8;
    return QStringLiteral("    %1  %2%3\n    %4  %5^\n")
        .arg(QString(QLatin1StringView(label)).leftJustified(LabelWidth), lead, visibleText(after),
             QString(LabelWidth, u' '), QString(lead.toUcs4().size(), u' '));
}

// The character at an offset by its number, so that those that look alike can be told apart.
QString characterAt(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) {
        return QStringLiteral("the end");
    }
    constexpr std::size_t LongestSequence = 4;
    const QString next = toText(text.substr(offset, LongestSequence));
    const auto point = static_cast<uint>(next.toUcs4().front());
    return QStringLiteral("U+%1").arg(point, 4, 16, QLatin1Char('0')).toUpper();
}

QString evidence(const ReceiptReport& report) {
    const FirstDifference& difference = *report.firstDifference;
    QString place =
        QStringLiteral("line %1, column %2").arg(difference.line).arg(difference.column);
    if (difference.path) {
        place += QStringLiteral(", at %1").arg(difference.path->empty()
                                                   ? QStringLiteral("the whole value")
                                                   : visible(*difference.path));
    }
    QString text =
        QStringLiteral("    first difference: %1: %2 in the subject, %3 in the receipt\n")
            .arg(place, characterAt(report.subjectText, difference.subjectOffset),
                 characterAt(report.turnedBack, difference.receiptOffset));
    text += excerpt("subject", report.subjectText, difference.subjectOffset);
    text += excerpt("receipt", report.turnedBack, difference.receiptOffset);
    if (report.distance) {
        text += QStringLiteral("    distance: %1 character(s), %2 word(s)\n")
                    .arg(report.distance->characters)
                    .arg(report.distance->words);
    }
    return text;
}

} // namespace

Json orNull(const char* text) {
    return text == nullptr ? Json() : Json(text);
}

Json differenceJson(const std::optional<FirstDifference>& difference) {
    if (!difference) {
        return {};
    }
    return {{"line", difference->line},
            {"column", difference->column},
            {"path", difference->path ? Json(*difference->path) : Json()}};
}

Json receiptJson(const QString& file, const ReceiptReport& report) {
    Json notes = Json::array();
    for (const Note& note : report.notes) {
        notes.push_back({{"code", note.code}, {"message", note.message}});
    }
    const bool isMatch = report.verdict == Verdict::Match;
    return {{"file", file.toStdString()},
            {"verdict", wordFor(report.verdict)},
            {"level", isMatch ? Json(wordFor(report.level)) : Json()},
            {"rule", orNull(report.rule)},
            {"subject", orNull(report.subject)},
            {"first_difference", differenceJson(report.firstDifference)},
            {"distance", report.distance ? Json{{"characters", report.distance->characters},
                                                {"words", report.distance->words}}
                                         : Json()},
            {"notes", notes},
            {"detail", report.detail.empty() ? Json() : Json(report.detail)}};
}

QString receiptText(const QString& file, const ReceiptReport& report) {
    QString line = visibleText(file) + QStringLiteral(": ") +
                   QString(QLatin1StringView(wordFor(report.verdict))).replace(u'_', u' ');
    if (report.verdict == Verdict::Match) {
        line += QStringLiteral(", %1").arg(QLatin1StringView(wordFor(report.level)));
    }
    if (report.rule != nullptr) {
        line += QStringLiteral(", by %1").arg(QLatin1StringView(report.rule));
    }
    if (report.subject != nullptr) {
        line += QStringLiteral(", of %1").arg(QLatin1StringView(report.subject));
    }
    line += u'\n';
    if (!report.detail.empty()) {
        line += QStringLiteral("    %1\n").arg(visible(report.detail));
    }
    if (report.firstDifference) {
        line += evidence(report);
    }
    for (const Note& note : report.notes) {
        line += QStringLiteral("    note: %1\n").arg(visible(note.message));
    }
    return line;
}

} // namespace muscope
