// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_report.h"

#include <QByteArray>

namespace muscope {

// A receipt checked as mu check does: against a text, a JSON payload or an event; a null subject
// stands for none. Only the rule named is tried, where one is.
[[nodiscard]] ReceiptReport checkedFile(const QByteArray& receipt, const QByteArray& subject,
                                        const char* rule = nullptr);

// The receipt that a rule makes of a text.
[[nodiscard]] QByteArray receiptBy(const char* rule, const QByteArray& text);

// "match exact words text", "differs runs result", "not_checkable words text".
[[nodiscard]] QByteArray told(const ReceiptReport& report);

[[nodiscard]] bool hasNote(const ReceiptReport& report, const char* code);

} // namespace muscope
