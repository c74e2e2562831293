// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/digest_chain.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <tuple>

namespace muscope {

namespace {

QByteArrayView bytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

std::string hexOf(const Digest& digest) {
    return QByteArray::fromRawData(digest.data(), static_cast<qsizetype>(digest.size()))
        .toHex()
        .toStdString();
}

std::optional<Digest> digestFromHex(std::string_view hex) {
    const auto isHexDigit = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    Digest digest{};
    if (hex.size() != 2 * digest.size() || !std::ranges::all_of(hex, isHexDigit)) {
        return std::nullopt;
    }
    const QByteArray read = QByteArray::fromHex(bytes(hex).toByteArray());
    std::ranges::copy(read, digest.begin());
    return digest;
}

DigestChain::DigestChain(std::string_view sessionId)
    : m_digest(sha256(std::string(Algorithm).append("\n").append(sessionId))) {}

void DigestChain::add(const Digest& event) {
    std::array<char, 2 * std::tuple_size_v<Digest>> both{};
    std::ranges::copy(event, std::ranges::copy(m_digest, both.begin()).out);
    m_digest = sha256({both.data(), both.size()});
    ++m_count;
}

} // namespace muscope
