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

// Whether a byte of UTF-8 goes on with a character.
[[nodiscard]] constexpr bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The nearest start of a character at or before place.
[[nodiscard]] constexpr std::size_t characterStart(std::string_view text, std::size_t place) {
    place = place < text.size() ? place : text.size();
    while (place > 0 && place < text.size() && isContinuation(text[place])) {
        --place;
    }
    return place;
}

} // namespace muscope
