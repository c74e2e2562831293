// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <string_view>

namespace muscope {

// A copy of the bytes.
[[nodiscard]] inline QByteArray toBytes(std::string_view bytes) {
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

// The bytes, as long as their owner keeps them.
[[nodiscard]] inline std::string_view toView(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// The text as Qt holds it; what is no UTF-8 becomes U+FFFD.
[[nodiscard]] inline QString toText(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace muscope
