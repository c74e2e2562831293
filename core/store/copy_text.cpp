// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/copy_text.h"

namespace muscope {

namespace {

// What stands behind the backslash for a byte that COPY reads as something else; 0: it may stand.
char escapeOf(char byte) {
    switch (byte) {
    case '\\':
        return '\\';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

void appendText(const QByteArray& text, QByteArray& into) {
    const char* plain = text.cbegin();
    for (const char* at = plain; at != text.cend(); ++at) {
        if (const char escape = escapeOf(*at); escape != 0) {
            into.append(plain, at - plain).append('\\').append(escape);
            plain = at + 1;
        }
    }
    into.append(plain, text.cend() - plain);
}

} // namespace

void appendCopyRow(const std::vector<SqlValue>& values, QByteArray& into) {
    bool isFirst = true;
    for (const SqlValue& value : values) {
        if (!isFirst) {
            into.append('\t');
        }
        isFirst = false;
        if (const auto* text = std::get_if<QByteArray>(&value)) {
            appendText(*text, into);
        } else if (const auto* blob = std::get_if<SqlBlob>(&value)) {
            into.append("\\\\x").append(blob->bytes.toHex());
        } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
            into.append(QByteArray::number(static_cast<qlonglong>(*number)));
        } else {
            into.append("\\N");
        }
    }
    into.append('\n');
}

} // namespace muscope
