// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// The metadata keys that hold a receipt, in the order they are looked at.
inline constexpr std::array<std::string_view, 4> ReceiptKeys{"mu", "mu_receipt", "muReceipt",
                                                             "receipt"};

// The keys of an object that may hold a receipt's text, in the same order.
inline constexpr std::array<std::string_view, 7> ReceiptTextKeys{
    "mu", "mu_receipt", "muReceipt", "receipt", "text", "content", "payload"};

// A receipt's text where JSON holds it: the string itself, or an object with the string in it.
struct HeldReceipt {
    std::string_view text;           // in the document or in the scratch given
    std::string_view innerKey;       // of the object that holds it; empty: the string itself
    const char* malformed = nullptr; // why there is no text
};

// The receipt a value holds; nullopt: none (JSON null, or an object whose text is null).
[[nodiscard]] std::optional<HeldReceipt> heldReceipt(const json::Document& document,
                                                     json::NodeId node, std::string& scratch);

// The event id that the payload of a receipt event names: in a label of its text, or as a member.
[[nodiscard]] std::optional<std::string> namedSubject(const json::Document& payload);

} // namespace muscope
