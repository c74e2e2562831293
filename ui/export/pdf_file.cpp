// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_file.h"

#include <QRegularExpression>

#include <algorithm>

namespace muscope {

namespace {

constexpr qint64 TailBytes = 512; // hold the trailer
constexpr qint64 EntryBytes = 20; // of the table of objects

// The pages were lost in part on their way to the disk.
tl::unexpected<Error> brokenPages(const QString& what) {
    return failure(
        ErrorCode::Write,
        QStringLiteral("finishing the PDF: its pages cannot be read again: %1").arg(what));
}

std::optional<qint64> numberIn(const QByteArray& text, const char* pattern) {
    const QRegularExpressionMatch match =
        QRegularExpression(QLatin1String(pattern)).match(QString::fromLatin1(text));
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

} // namespace

Result<void> PdfFile::open() {
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return brokenPages(m_file.errorString());
    }
    const Result<QByteArray> tail =
        read(std::max<qint64>(m_file.size() - TailBytes, 0), m_file.size());
    if (!tail) {
        return tl::unexpected(tail.error());
    }
    const auto table = numberIn(*tail, "startxref\\s+(\\d+)\\s+%%EOF\\s*$");
    const auto root = numberIn(*tail, "/Root\\s+(\\d+) 0 R");
    if (!table || !root) {
        return brokenPages(QStringLiteral("there is no trailer"));
    }
    m_root = static_cast<int>(*root);
    return readTable(*table);
}

Result<void> PdfFile::readTable(qint64 begin) {
    const Result<QByteArray> read = this->read(begin, m_file.size());
    if (!read) {
        return tl::unexpected(read.error());
    }
    const auto count =
        numberIn(read->first(std::min(read->size(), EntryBytes)), "^xref\\s+0 (\\d+)");
    qint64 place = read->indexOf('\n', read->indexOf('\n') + 1) + 1;
    if (!count || place + *count * EntryBytes > read->size()) {
        return brokenPages(QStringLiteral("there is no table of objects"));
    }
    for (qint64 i = 0; i < *count; ++i, place += EntryBytes) {
        const QByteArrayView entry = QByteArrayView(*read).sliced(place, EntryBytes);
        const bool isUsed = entry.contains('n');
        m_begins.push_back(isUsed ? entry.first(entry.indexOf(' ')).toLongLong() : 0);
        if (isUsed) {
            m_ends.push_back(m_begins.back());
        }
    }
    m_ends.push_back(begin);
    std::ranges::sort(m_ends);
    return {};
}

Result<QByteArray> PdfFile::read(qint64 begin, qint64 end) {
    QByteArray bytes = m_file.seek(begin) ? m_file.read(end - begin) : QByteArray();
    return bytes.size() == end - begin ? Result<QByteArray>(std::move(bytes))
                                       : brokenPages(m_file.errorString());
}

Result<QByteArray> PdfFile::object(int number) {
    const qint64 begin =
        number > 0 && number < size() ? m_begins[static_cast<std::size_t>(number)] : 0;
    const auto end = std::ranges::upper_bound(m_ends, begin);
    if (begin == 0 || end == m_ends.end()) {
        return brokenPages(QStringLiteral("there is no object %1").arg(number));
    }
    const Result<QByteArray> bytes = read(begin, *end);
    if (!bytes) {
        return bytes;
    }
    const QByteArray head = QByteArray::number(number) + " 0 obj";
    const QByteArray whole = bytes->trimmed();
    if (!whole.startsWith(head) || !whole.endsWith("endobj")) {
        return brokenPages(QStringLiteral("object %1 is not whole").arg(number));
    }
    const qsizetype size = whole.size() - head.size() - QByteArrayView("endobj").size();
    return whole.sliced(head.size(), size);
}

} // namespace muscope
