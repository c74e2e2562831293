// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace muscope {

namespace {

constexpr std::int64_t ProgressStep = 5'000;

// Characters that a terminal obeys instead of showing (control codes, line and paragraph
// separators, bidirectional marks, the byte order mark) or that show nothing.
bool isTreacherous(char16_t unit) {
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || unit == 0x061C || unit == 0xAD ||
           unit == 0x200B || unit == 0x2060 || (unit >= 0x200E && unit <= 0x200F) ||
           (unit >= 0x2028 && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069) ||
           unit >= 0xFFFE || unit == 0xFEFF;
}

} // namespace

bool print(std::string_view utf8) {
    return std::fwrite(utf8.data(), 1, utf8.size(), stdout) == utf8.size();
}

bool print(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    return print(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

void printError(const QString& message) {
    std::fflush(stdout);
    const QByteArray line = "muscope-cli: " + visibleText(message).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

void printMarked(const QString& text, qsizetype position, qsizetype length) {
    constexpr qsizetype Before = 50;
    constexpr qsizetype After = 30;
    const qsizetype begin = std::max<qsizetype>(0, position - Before);
    const QString before = visibleText(text.sliced(begin, position - begin));
    const QString marked = visibleText(text.mid(position, std::min(length, After)));
    const QString after = visibleText(text.mid(position + marked.size(), After));
    const QString line = QStringLiteral("    %1%2%3\n    %4%5\n")
                             .arg(before, marked, after, QString(before.toUcs4().size(), u' '),
                                  QString(std::max<qsizetype>(1, marked.toUcs4().size()), u'^'));
    const QByteArray utf8 = line.toUtf8();
    std::fwrite(utf8.constData(), 1, static_cast<std::size_t>(utf8.size()), stderr);
}

QString unreadableMessage(std::int64_t events) {
    return QStringLiteral("%1 event(s) hold bytes that are no UTF-8 and could not be read as text")
        .arg(events);
}

QString visibleText(const QString& text) {
    QString visible;
    visible.reserve(text.size());
    for (const QChar unit : text) {
        if (isTreacherous(unit.unicode())) {
            visible += QStringLiteral("<U+%1>").arg(
                QString::number(unit.unicode(), 16).toUpper().rightJustified(4, u'0'));
        } else {
            visible += unit;
        }
    }
    return visible;
}

QString alignedTable(const std::vector<QStringList>& rows, const std::vector<int>& rightAligned) {
    std::vector<qsizetype> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i) {
            auto& width = widths[static_cast<std::size_t>(i)];
            width = std::max(width, row[i].size());
        }
    }
    QString text;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const qsizetype width = widths[static_cast<std::size_t>(i)];
            const bool isRight =
                std::ranges::find(rightAligned, static_cast<int>(i)) != rightAligned.end();
            line += i == 0 ? QString() : QStringLiteral("  ");
            line += isRight ? row[i].rightJustified(width) : row[i].leftJustified(width);
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        text += line + u'\n';
    }
    return text;
}

Progress::Progress(const char* what)
    : m_what(what)
    , m_isTerminal(isatty(STDERR_FILENO) != 0) {}

void Progress::advance(std::int64_t count) {
    m_count += count;
    if (m_isTerminal && m_count >= m_shownCount + ProgressStep) {
        std::fprintf(stderr, "\r%lld %s", static_cast<long long>(m_count), m_what);
        m_shownCount = m_count;
        m_isShown = true;
    }
}

void Progress::finish() {
    if (m_isShown) {
        std::fputs("\r\033[K", stderr);
        m_isShown = false;
    }
}

} // namespace muscope
