// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_finder.h"

#include "core/receipt/receipt_text.h"

namespace muscope {

namespace {

constexpr std::array<std::string_view, 7> SubjectKeys{
    "event_id", "eventId", "subject_event_id", "subject", "subject_id", "for", "of"};

// An id as a string; a number as it is spelled.
std::optional<std::string> idOf(const json::Document& document, json::NodeId node) {
    switch (document.type(node)) {
    case json::Type::String:
        return document.decodedString(node);
    case json::Type::Number:
        return std::string(document.spelling(node));
    case json::Type::Object:
        for (const std::string_view key : {"event_id", "eventId"}) {
            const auto member = document.find(node, key);
            if (member && document.type(*member) == json::Type::String) {
                return document.decodedString(*member);
            }
        }
        break;
    case json::Type::Null:
    case json::Type::False:
    case json::Type::True:
    case json::Type::Array:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<HeldReceipt> heldReceipt(const json::Document& document, json::NodeId node,
                                       std::string& scratch) {
    constexpr int DeepestHolder = 2; // a linked receipt's object may hold an object that holds it
    HeldReceipt held;
    for (int depth = 0;; ++depth) {
        const json::Type type = document.type(node);
        if (type == json::Type::Null) {
            return std::nullopt;
        }
        if (type == json::Type::String) {
            held.text = document.decodedString(node, scratch);
            return held;
        }
        if (type != json::Type::Object || depth == DeepestHolder) {
            held.malformed = "it is neither a text nor an object that holds one";
            return held;
        }
        std::optional<json::NodeId> inner;
        for (const std::string_view key : ReceiptTextKeys) {
            const auto member = document.find(node, key);
            // A null is looked past: a later key may hold the text.
            if (member && (!inner || document.type(*inner) == json::Type::Null)) {
                inner = member;
                held.innerKey = key;
            }
        }
        if (!inner) {
            held.malformed = "it is an object that holds no text under a known key";
            return held;
        }
        node = *inner;
    }
}

std::optional<std::string> namedSubject(const json::Document& payload) {
    if (payload.type(json::Root) == json::Type::String) {
        std::string scratch;
        const std::string text = payload.decodedString(json::Root);
        const ReceiptText receipt = readReceipt(text, scratch);
        return receipt.labels.eventId ? std::optional(std::string(*receipt.labels.eventId))
                                      : std::nullopt;
    }
    for (const std::string_view key : SubjectKeys) {
        if (const auto member = payload.find(json::Root, key)) {
            if (auto id = idOf(payload, *member)) {
                return id;
            }
        }
    }
    return std::nullopt;
}

} // namespace muscope
