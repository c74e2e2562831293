// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// Reads a file of lines from its beginning to its end; the memory used is that of the longest line,
// and never more than the limit. A line ends with LF or CR LF, or with the file; a byte order mark
// before the first is left out.
class LineReader final {
public:
    static constexpr std::size_t LongestLine = std::size_t{512} << 20; // bytes

    // "-" is standard input.
    [[nodiscard]] static Result<std::unique_ptr<LineReader>> open(const QString& path,
                                                                  std::size_t limit = LongestLine);

    struct Line {
        std::string_view text;   // without its end; good until the next call
        std::int64_t number = 0; // from 1
        bool isTooLong = false;  // longer than the limit: text is empty
    };
    // Nullopt at the end.
    [[nodiscard]] Result<std::optional<Line>> next();

private:
    LineReader(QString path, std::size_t limit);

    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Line take(std::size_t end, std::size_t after);

    QString m_path;
    std::size_t m_limit;
    QFile m_file;
    std::string m_buffer;
    std::size_t m_begin = 0;   // of the line that is read
    std::size_t m_scanned = 0; // no line end before it
    std::int64_t m_number = 0;
    bool m_isSkipping = false; // the line is longer than the limit
};

} // namespace muscope
