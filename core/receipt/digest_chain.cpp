// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/digest_chain.h"

#include <QByteArray>

#include <algorithm>

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

DigestChain::DigestChain(std::string_view sessionId) {
    m_hash.addData(bytes(Algorithm));
    m_hash.addData(bytes("\n"));
    m_hash.addData(bytes(sessionId));
    std::ranges::copy(m_hash.resultView(), m_digest.begin());
}

void DigestChain::add(const Digest& event) {
    m_hash.reset();
    m_hash.addData(m_digest);
    m_hash.addData(event);
    std::ranges::copy(m_hash.resultView(), m_digest.begin());
    ++m_count;
}

} // namespace muscope
