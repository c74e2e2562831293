// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_fonts.h"

#include <QRegularExpression>
#include <qpdf/Buffer.hh>

#include <set>

namespace muscope {

namespace {

constexpr std::size_t TagLetters = 6;
constexpr std::size_t Letters = 26;
constexpr int FirstPicture = 0x2400; // of the control characters
constexpr int Delete = 0x7f;
constexpr int DeletePicture = 0x2421;

std::string tagOf(std::size_t number) {
    std::string tag(TagLetters, 'A');
    for (std::size_t i = TagLetters; i > 0 && number > 0; number /= Letters) {
        tag[--i] = static_cast<char>('A' + number % Letters);
    }
    return tag;
}

void setTag(QPDFObjectHandle dictionary, const std::string& key, const std::string& tag) {
    if (dictionary.isDictionary() && dictionary.getKey(key).isName()) {
        const std::string name = dictionary.getKey(key).getName().substr(1);
        const std::size_t plus = name.find('+'); // behind the former tag
        const std::string bare = plus == std::string::npos ? name : name.substr(plus + 1);
        dictionary.replaceKey(key, QPDFObjectHandle::newName('/' + tag + '+' + bare));
    }
}

QString unicode(int code) {
    const bool isBlank = code == '\t' || code == '\n' || code == '\r';
    const int told = code == 0 || code > Delete ? code
                     : isBlank                  ? ' '
                     : code == Delete           ? DeletePicture
                     : code < ' '               ? FirstPicture + code
                                                : code;
    return QStringLiteral("<%1>").arg(told, 4, 16, QLatin1Char('0'));
}

// A line of a map from glyphs to characters: "<first> <last> <code>", the codes rising by one, or
// "<first> <last> [<code> <code> …]".
QString mended(const QString& line) {
    static const QRegularExpression range(QStringLiteral(
        "^(<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>) (?:<([0-9A-Fa-f]{4})>|\\[(.*)\\])"));
    static const QRegularExpression single(QStringLiteral("<([0-9A-Fa-f]{4})>"));
    const QRegularExpressionMatch match = range.match(line);
    if (!match.hasMatch()) {
        return line;
    }
    const auto number = [](const QString& digits) { return digits.toInt(nullptr, 16); };
    QStringList codes;
    if (match.hasCaptured(5)) {
        for (auto code = single.globalMatch(match.captured(5)); code.hasNext();) {
            codes += unicode(number(code.next().captured(1)));
        }
    } else {
        const int count = number(match.captured(3)) - number(match.captured(2)) + 1;
        for (int i = 0; i < count; ++i) {
            codes += unicode(number(match.captured(4)) + i);
        }
    }
    return QStringLiteral("%1 [%2]").arg(match.captured(1), codes.join(QLatin1Char(' ')));
}

void mendCharacters(QPDFObjectHandle map) {
    if (!map.isStream()) {
        return;
    }
    const auto data = map.getStreamData();
    const QByteArray bytes(reinterpret_cast<const char*>(data->getBuffer()), // NOLINT: bytes
                           static_cast<qsizetype>(data->getSize()));
    QStringList lines = QString::fromLatin1(bytes).split(QLatin1Char('\n'));
    for (QString& line : lines) {
        line = mended(line);
    }
    map.replaceStreamData(lines.join(QLatin1Char('\n')).toStdString(), QPDFObjectHandle::newNull(),
                          QPDFObjectHandle::newNull());
}

class FontMender {
public:
    // The fonts of a page's or a form's resources.
    void mendOf(QPDFObjectHandle resources) {
        QPDFObjectHandle fonts = resources.getKey("/Font");
        if (fonts.isDictionary()) {
            for (auto& [name, font] : fonts.getDictAsMap()) {
                mend(font);
            }
        }
    }

private:
    void mend(QPDFObjectHandle font) {
        if (!m_seen.insert(font.getObjGen()).second) {
            return;
        }
        const std::string tag = tagOf(m_seen.size());
        setTag(font, "/BaseFont", tag);
        QPDFObjectHandle parts = font.getKey("/DescendantFonts");
        if (parts.isArray()) {
            for (QPDFObjectHandle part : parts.getArrayAsVector()) {
                setTag(part, "/BaseFont", tag);
                setTag(part.getKey("/FontDescriptor"), "/FontName", tag);
            }
        }
        mendCharacters(font.getKey("/ToUnicode"));
    }

    std::set<QPDFObjGen> m_seen;
};

} // namespace

void mendFonts(std::vector<QPDFPageObjectHelper>& pages) {
    FontMender mender;
    for (QPDFPageObjectHelper& page : pages) {
        mender.mendOf(page.getAttribute("/Resources", false));
        for (auto& [name, form] : page.getFormXObjects()) {
            mender.mendOf(form.getDict().getKey("/Resources"));
        }
    }
}

} // namespace muscope
