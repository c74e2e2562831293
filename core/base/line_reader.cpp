// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/line_reader.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace muscope {

namespace {

constexpr qint64 ChunkBytes = qint64{1} << 20;
constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

} // namespace

LineReader::LineReader(QString path, std::size_t limit)
    : m_path(std::move(path))
    , m_limit(limit)
    , m_file(m_path) {}

Result<std::unique_ptr<LineReader>> LineReader::open(const QString& path, std::size_t limit) {
    std::unique_ptr<LineReader> reader(new LineReader(path, limit));
    if (path == u"-") {
        reader->m_path = QStringLiteral("standard input");
        if (!reader->m_file.open(stdin, QIODevice::ReadOnly)) {
            return failure(
                ErrorCode::Read,
                QStringLiteral("reading standard input: %1").arg(reader->m_file.errorString()));
        }
        return reader;
    }
    if (QFileInfo(path).isDir()) {
        return failure(ErrorCode::NotFound, QStringLiteral("reading %1: it is a folder").arg(path));
    }
    if (!reader->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("reading %1: %2").arg(path, reader->m_file.errorString()));
    }
    return reader;
}

Result<std::optional<LineReader::Line>> LineReader::next() {
    for (;;) {
        const std::size_t end = m_buffer.find('\n', m_scanned);
        if (end != std::string::npos) {
            return take(end, end + 1);
        }
        m_scanned = m_buffer.size();
        if (m_buffer.size() - m_begin > m_limit) {
            m_isSkipping = true;
            m_buffer.clear();
            m_begin = m_scanned = 0;
        }
        const Result<bool> more = fill();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            const bool isEnd = m_begin == m_buffer.size() && !m_isSkipping;
            return isEnd ? Result<std::optional<Line>>(std::nullopt)
                         : take(m_buffer.size(), m_buffer.size());
        }
    }
}

Result<bool> LineReader::fill() {
    m_buffer.erase(0, m_begin);
    m_scanned -= m_begin;
    m_begin = 0;
    const std::size_t size = m_buffer.size();
    m_buffer.resize(size + ChunkBytes);
    const qint64 count = m_file.read(m_buffer.data() + size, ChunkBytes);
    m_buffer.resize(size + static_cast<std::size_t>(std::max<qint64>(count, 0)));
    if (count < 0) {
        return failure(ErrorCode::Read,
                       QStringLiteral("reading %1: %2").arg(m_path, m_file.errorString()));
    }
    return count > 0;
}

LineReader::Line LineReader::take(std::size_t end, std::size_t after) {
    std::string_view text = std::string_view(m_buffer).substr(m_begin, end - m_begin);
    m_begin = m_scanned = after;
    ++m_number;
    if (m_number == 1 && text.starts_with(ByteOrderMark)) {
        text.remove_prefix(ByteOrderMark.size());
    }
    if (text.ends_with('\r')) {
        text.remove_suffix(1);
    }
    if (m_isSkipping || text.size() > m_limit) {
        m_isSkipping = false;
        return {{}, m_number, true};
    }
    return {text, m_number, false};
}

} // namespace muscope
