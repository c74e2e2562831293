// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_maker.h"

#include "core/base/write_file.h"
#include "core/receipt/rule_registry.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Header = "## Receipt\n";

// Whether a label's value is read back as it is; see readReceipt().
bool isReadBack(std::string_view value) {
    constexpr std::string_view Blanks = " \t\r";
    const auto isBlank = [Blanks](char c) { return Blanks.find(c) != std::string_view::npos; };
    return value.find('\n') == std::string_view::npos &&
           (value.empty() || (!isBlank(value.front()) && !isBlank(value.back())));
}

// Whether receipts of that rule begin with the header line whatever they are of. One of another
// rule may happen to: that line is then part of the reversed text.
bool writesHeader(const Rule& rule) {
    std::string ofNothing;
    rule.appendReceipt({}, ofNothing);
    return ofNothing.starts_with(Header);
}

std::string labelled(const EventView& event, const Rule& rule, std::string_view receipt,
                     std::vector<std::string>& leftOut) {
    std::string text(Header);
    const auto add = [&](const char* name, std::string_view value) {
        if (isReadBack(value)) {
            text.append(name).append(": ").append(value).append("\n");
        } else {
            leftOut.emplace_back(name);
        }
    };
    add("Event", event.type);
    add("Event_ID", event.eventId);
    add("Session_ID", event.sessionId);
    if (writesHeader(rule)) {
        receipt.remove_prefix(Header.size());
    }
    return text.append("Payload: ").append(receipt);
}

// The wanted one of some names, or the first; empty: there is none.
std::string oneOf(const std::vector<std::string>& names, const std::string& wanted) {
    if (names.empty() || std::find(names.begin(), names.end(), wanted) != names.end()) {
        return names.empty() ? std::string() : wanted;
    }
    return names.front();
}

} // namespace

Result<std::string> ReceiptMaker::make(const Rule& rule, std::string_view text) {
    if (const char* const why = rule.refusal(text)) {
        return failure(ErrorCode::InvalidInput, QString::fromUtf8(why));
    }
    std::string receipt;
    rule.appendReceipt(text, receipt);
    return receipt;
}

Result<MadeReceipt> ReceiptMaker::makeOf(const EventView& event, const ReceiptWish& wish) {
    m_subjects.begin(event);
    m_subjects.prepare();
    const std::span<const Subject> stored = m_subjects.stored();
    MadeReceipt made;
    for (const Subject& subject : stored) {
        if (std::find(made.subjects.begin(), made.subjects.end(), subject.name) ==
            made.subjects.end()) {
            made.subjects.emplace_back(subject.name);
        }
    }
    made.wish = wish;
    made.wish.subject = oneOf(made.subjects, wish.subject);
    const auto subject = std::find_if(stored.begin(), stored.end(), [&made](const Subject& each) {
        return each.name == made.wish.subject;
    });
    if (subject == stored.end()) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("the event has no payload: there is nothing to make a "
                                      "receipt of"));
    }
    for (const auto& rule : m_rules.rules()) {
        if (rule->refusal(subject->text) == nullptr) {
            made.rules.emplace_back(rule->name());
        }
    }
    made.wish.rule = oneOf(made.rules, wish.rule);
    if (made.rules.empty()) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("no rule can make a receipt of the event's %1")
                           .arg(QLatin1StringView(subject->name)));
    }
    const Rule& rule = *m_rules.find(made.wish.rule);
    rule.appendReceipt(subject->text, made.text);
    if (wish.hasLabels) {
        made.text = labelled(event, rule, made.text, made.leftOut);
    }
    m_checker.check(made.text, {event.type, event.eventId, event.sessionId}, m_subjects, false,
                    made.report);
    return made;
}

QString receiptFileName(const EventId& event) {
    constexpr qsizetype MostBytes = 200; // file systems take 255, an ending included
    const QString forbidden = QStringLiteral("/\\:*?\"<>|");
    QString name = QString::fromUtf8(event.value().left(MostBytes));
    for (QChar& character : name) {
        const bool isShown = character.isPrint() || character.isSurrogate();
        if (!isShown || forbidden.contains(character)) {
            character = u'_';
        }
    }
    if (name.startsWith(u'.')) { // hidden, or a folder
        name[0] = u'_';
    }
    return (name.isEmpty() ? QStringLiteral("receipt") : name) + QStringLiteral(".mu");
}

Result<void> writeReceipt(const QString& path, std::string_view text) {
    return writeFile(path, text, QStringLiteral("the receipt "));
}

} // namespace muscope
