// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/receipt/file_check.h"

#include "core/receipt/given_subject.h"
#include "core/receipt/rules/builtin_rules.h"

#include <algorithm>

namespace muscope {

ReceiptReport checkedFile(const QByteArray& receipt, const QByteArray& subject, const char* rule) {
    const RuleRegistry rules =
        rule == nullptr ? builtinRules() : RuleRegistry::only(rule, builtinRules());
    ReceiptChecker checker(rules);
    Subjects subjects;
    LabelTarget labels;
    const GivenSubject given(subject.toStdString());
    if (subject.isNull()) {
        subjects.beginNone();
    } else {
        given.putInto(subjects);
        labels = given.labels();
    }
    subjects.prepare();
    ReceiptReport report;
    const std::string text = receipt.toStdString();
    checker.check(text, labels, subjects, true, report);
    return report;
}

QByteArray receiptBy(const char* rule, const QByteArray& text) {
    std::string receipt;
    builtinRules().find(rule)->appendReceipt(text.toStdString(), receipt);
    return QByteArray::fromStdString(receipt);
}

QByteArray told(const ReceiptReport& report) {
    QByteArray text = wordFor(report.verdict);
    if (report.verdict == Verdict::Match) {
        text.append(' ').append(wordFor(report.level));
    }
    text.append(' ').append(report.rule == nullptr ? "none" : report.rule);
    return text.append(' ').append(report.subject == nullptr ? "none" : report.subject);
}

bool hasNote(const ReceiptReport& report, const char* code) {
    return std::any_of(report.notes.begin(), report.notes.end(),
                       [code](const Note& note) { return note.code == code; });
}

} // namespace muscope
