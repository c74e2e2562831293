// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_fonts.h"

#include "ui/export/pdf_references.h"

#include <QRegularExpression>

namespace muscope {

namespace {

constexpr qsizetype TagLetters = 6;
constexpr int Letters = 26;
constexpr int FirstPicture = 0x2400; // of the control characters
constexpr int Delete = 0x7f;
constexpr int DeletePicture = 0x2421;

QByteArray tagOf(int number) {
    QByteArray tag(TagLetters, 'A');
    for (qsizetype i = TagLetters; i > 0 && number > 0; number /= Letters) {
        tag[--i] = static_cast<char>('A' + number % Letters);
    }
    return tag;
}

// The object with another tag before the name that key has.
QByteArray tagged(const QByteArray& object, const char* key, const QByteArray& tag) {
    const QRegularExpression name(
        QStringLiteral("(%1\\s*/)(?:[A-Z]+\\+)?(?=[^\\s/<>\\[\\]()])").arg(QLatin1StringView(key)));
    return QString::fromLatin1(object)
        .replace(name, QStringLiteral("\\1%1+").arg(QLatin1StringView(tag)))
        .toLatin1();
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

// A stream that maps glyphs to characters, which Qt does not compress.
QByteArray mendedCharacters(const QByteArray& map) {
    constexpr QByteArrayView Begin("stream\n");
    constexpr QByteArrayView End("\nendstream");
    const qsizetype begin = map.indexOf(Begin) + Begin.size();
    const qsizetype end = map.lastIndexOf(End);
    if (begin < Begin.size() || end < begin) {
        return map;
    }
    QStringList lines =
        QString::fromLatin1(map.sliced(begin, end - begin)).split(QLatin1Char('\n'));
    for (QString& line : lines) {
        line = mended(line);
    }
    return streamObject("", lines.join(QLatin1Char('\n')).toLatin1());
}

class FontMender {
public:
    FontMender(PdfCopy& copy, QByteArray tag)
        : m_copy(copy)
        , m_tag(std::move(tag)) {}

    // A font, and all that it is made of.
    Result<void> mend(int number) {
        const Result<QByteArray> font = m_copy.object(number);
        if (!font) {
            return tl::unexpected(font.error());
        }
        if (font->contains("endstream")) {
            if (font->contains("begincmap")) {
                m_copy.replace(number, mendedCharacters(*font));
            }
            return {};
        }
        m_copy.replace(number, tagged(tagged(*font, "/BaseFont", m_tag), "/FontName", m_tag));
        for (const int part : referencesOf(*font)) {
            if (const Result<void> done = mend(part); !done) {
                return done;
            }
        }
        return {};
    }

private:
    PdfCopy& m_copy;
    QByteArray m_tag;
};

} // namespace

Result<void> mendFonts(PdfCopy& copy, const std::vector<int>& fonts) {
    int number = 0;
    for (const int font : fonts) {
        if (const Result<void> mended = FontMender(copy, tagOf(++number)).mend(font); !mended) {
            return mended;
        }
    }
    return {};
}

} // namespace muscope
