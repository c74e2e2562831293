// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/session_digest.h"

#include <algorithm>

namespace muscope {

Digest SessionDigest::add(const EventView& event) {
    const std::string& text = m_canonical.text(event);
    m_hash.reset();
    m_hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    Digest digest{};
    std::ranges::copy(m_hash.resultView(), digest.begin());
    m_chain.add(digest);
    return digest;
}

} // namespace muscope
