// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/visible_text.h"

#include "core/json/string_value.h"
#include "core/json/visible_text.h"

#include <QByteArrayView>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr char16_t FirstControlPicture = u'\u2400';
constexpr char16_t DeletePicture = u'\u2421';

QString nameOf(char32_t code) {
    return u"⟨U+"_s + QString::number(uint(code), 16).toUpper().rightJustified(4, u'0') + u'⟩';
}

bool isPlain(QChar character) {
    const char16_t code = character.unicode();
    return (code >= 0x20 && code < 0x7f) || (code > 0xad && code < 0x61c);
}

QString visible(QStringView text, bool keepsLines) {
    QString shown;
    shown.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar unit = text[at];
        if (isPlain(unit) || (keepsLines && (unit == u'\n' || unit == u'\t'))) {
            shown += unit;
            continue;
        }
        char32_t code = unit.unicode();
        if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            code = QChar::surrogateToUcs4(unit, text[++at]);
        }
        if (code < 0x20) {
            shown += QChar(char16_t(FirstControlPicture + code));
        } else if (code == 0x7f) {
            shown += QChar(DeletePicture);
        } else if (json::isTreacherous(code)) {
            shown += nameOf(code);
        } else {
            shown += QStringView(QChar::fromUcs4(code));
        }
    }
    return shown;
}

} // namespace

QString visibleLine(QStringView text) {
    return visible(text, false);
}

QString visibleText(QStringView text) {
    return visible(text, true);
}

QString visibleBytes(QByteArrayView bytes) {
    QString shown;
    while (!bytes.isEmpty()) {
        const auto wrong = json::firstInvalidUtf8(
            std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
        const qsizetype good = wrong ? static_cast<qsizetype>(*wrong) : bytes.size();
        shown += visibleText(QString::fromUtf8(bytes.first(good)));
        bytes = bytes.sliced(good);
        if (!bytes.isEmpty()) {
            shown +=
                u'⟨' + QString::fromLatin1(bytes.first(1).toByteArray().toHex()).toUpper() + u'⟩';
            bytes = bytes.sliced(1);
        }
    }
    return shown;
}

QString visibleStart(std::string_view utf8, qsizetype limit) {
    constexpr qsizetype BytesPerCharacter = 4;
    const QByteArrayView bytes(utf8.data(), static_cast<qsizetype>(utf8.size()));
    const QString text =
        QString::fromUtf8(bytes.first(std::min(bytes.size(), limit * BytesPerCharacter)));
    const bool isCut = text.size() > limit || bytes.size() > limit * BytesPerCharacter;
    return visibleLine(QStringView(text).left(limit)) + (isCut ? u"…"_s : QString());
}

} // namespace muscope
