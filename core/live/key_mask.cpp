// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/key_mask.h"

#include "core/base/letter_case.h"
#include "core/base/text_patch.h"
#include "core/json/pointer.h"
#include "core/live/credential_mask.h"

#include <algorithm>

namespace muscope {

KeyMask::KeyMask(std::vector<std::string> keys)
    : m_keys(std::move(keys)) {
    for (std::string& key : m_keys) {
        key = inSmallLetters(key);
    }
}

bool KeyMask::hasKey(std::string_view key) const {
    return std::ranges::find(m_keys, inSmallLetters(key)) != m_keys.end();
}

std::string KeyMask::apply(const json::Document& document, std::vector<std::string>& masked) const {
    TextPatch patch(document.text());
    std::string scratch;
    const std::string mask = '"' + std::string(MaskText) + '"';
    for (std::uint32_t i = 1; i < document.nodeCount(); ++i) {
        const json::NodeId node{i};
        if (!patch.covers(document.start(node)) && !document.keySpelling(node).empty() &&
            hasKey(document.decodedKey(node, scratch))) {
            patch.replace(document.start(node), document.end(node), mask);
            masked.push_back(json::pointerTo(document, node));
        }
    }
    return patch.take();
}

bool KeyMask::isNamedIn(std::string_view text) const {
    const std::string small = inSmallLetters(text);
    return std::ranges::any_of(
        m_keys, [&small](const std::string& key) { return small.find(key) != std::string::npos; });
}

} // namespace muscope
