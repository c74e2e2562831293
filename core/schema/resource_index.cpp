// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/resource_index.h"

#include "core/schema/keyword.h"
#include "core/schema/uri.h"

#include <algorithm>

namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

bool canBeSchema(json::Type type) {
    return type == json::Type::Object || type == json::Type::True || type == json::Type::False;
}

// RFC 6901, section 4.
std::string unescapedToken(std::string_view token) {
    std::string result;
    for (std::size_t at = 0; at < token.size(); ++at) {
        if (token[at] == '~' && at + 1 < token.size() &&
            (token[at + 1] == '0' || token[at + 1] == '1')) {
            result.push_back(token[at + 1] == '0' ? '~' : '/');
            ++at;
        } else {
            result.push_back(token[at]);
        }
    }
    return result;
}

} // namespace

Dialect dialectOf(std::string_view metaSchema) {
    if (metaSchema.ends_with('#')) {
        metaSchema.remove_suffix(1);
    }
    const std::size_t mark = metaSchema.find("://");
    const std::string_view name =
        mark == std::string_view::npos ? metaSchema : metaSchema.substr(mark + 3);
    if (name == "json-schema.org/draft/2020-12/schema") {
        return {Draft::Draft2020, {}};
    }
    if (name == "json-schema.org/draft-07/schema") {
        return {Draft::Draft07, {}};
    }
    if (name == "json-schema.org/draft-06/schema" || name == "json-schema.org/draft-04/schema") {
        return {Draft::Draft07, u"it is read as draft-07"_s};
    }
    if (name == "json-schema.org/draft/2019-09/schema") {
        return {Draft::Undeclared, u"it is read as 2020-12"_s};
    }
    return {Draft::Undeclared, u"this dialect is not known; it is read as 2020-12"_s};
}

ResourceIndex::ResourceIndex(const json::Document& document, const CountedMembers& members,
                             json::NodeId root, Draft assumed)
    : m_document(document)
    , m_members(members)
    , m_resourceOf(document.nodeCount(), None) {
    collect(root, add({}, root, assumed));
}

std::optional<std::string> ResourceIndex::text(json::NodeId object, std::string_view key) const {
    const auto value = m_document.find(object, key);
    if (!value || m_document.type(*value) != json::Type::String) {
        return std::nullopt;
    }
    return m_document.decodedString(*value);
}

ResourceId ResourceIndex::add(std::string uri, json::NodeId root, Draft draft) {
    const ResourceId id{static_cast<std::uint32_t>(m_resources.size())};
    m_byUri.emplace(uri, id);
    m_resources.push_back({std::move(uri), root, draft});
    return id;
}

void ResourceIndex::collect(json::NodeId subschema, ResourceId resource) {
    enqueue(subschema, resource);
    while (!m_work.empty()) {
        const auto [node, outer] = m_work.back();
        m_work.pop_back();
        open(node, outer);
    }
}

void ResourceIndex::enqueue(json::NodeId value, ResourceId resource) {
    if (!isKnown(value) && canBeSchema(m_document.type(value))) {
        m_resourceOf[json::indexOf(value)] = static_cast<std::uint32_t>(resource);
        m_work.emplace_back(value, resource);
    }
}

void ResourceIndex::enqueueChildren(json::NodeId container, ResourceId resource) {
    for (auto child = m_members.first(container); child; child = m_members.next(*child)) {
        enqueue(*child, resource);
    }
}

void ResourceIndex::open(json::NodeId subschema, ResourceId outer) {
    if (m_document.type(subschema) != json::Type::Object) {
        return;
    }
    ResourceId resource = outer;
    const bool isRoot = at(outer).root == subschema;
    const auto declared = text(subschema, "$schema");
    const auto id = text(subschema, "$id");
    const Draft inner = declared && (id || isRoot) ? dialectOf(*declared).draft : at(outer).draft;
    const bool isHidden = inner == Draft::Draft07 && m_document.find(subschema, "$ref");
    const std::string_view uri = id && !isHidden ? splitFragment(*id).document : std::string_view();
    if (isRoot) {
        m_resources[static_cast<std::uint32_t>(outer)].draft = inner;
    }
    if (!uri.empty()) {
        std::string resolved = resolveUri(at(outer).uri, uri);
        if (isRoot) {
            m_byUri.emplace(resolved, outer);
            m_resources[static_cast<std::uint32_t>(outer)].uri = std::move(resolved);
        } else {
            resource = add(std::move(resolved), subschema, inner);
            m_resourceOf[json::indexOf(subschema)] = static_cast<std::uint32_t>(resource);
        }
    }
    if (!isHidden) {
        readAnchors(subschema, resource);
    }
    enqueueMembers(subschema, resource);
}

// Whatever below an object its keywords say is a schema.
void ResourceIndex::enqueueMembers(json::NodeId subschema, ResourceId resource) {
    std::string scratch;
    for (auto member = m_members.first(subschema); member; member = m_members.next(*member)) {
        const KeywordRule* const rule =
            keywordRule(m_document.decodedKey(*member, scratch), at(resource).draft);
        const json::Type type = m_document.type(*member);
        switch (rule == nullptr ? Shape::None : rule->shape) {
        case Shape::None:
            break;
        case Shape::One:
            enqueue(*member, resource);
            break;
        case Shape::OneOrMany:
            enqueue(*member, resource);
            [[fallthrough]];
        case Shape::Many:
            if (type == json::Type::Array) {
                enqueueChildren(*member, resource);
            }
            break;
        case Shape::Named:
            if (type == json::Type::Object) {
                enqueueChildren(*member, resource);
            }
            break;
        }
    }
}

void ResourceIndex::readAnchors(json::NodeId subschema, ResourceId resource) {
    const Draft draft = at(resource).draft;
    if (draft != Draft::Draft07) {
        if (auto name = text(subschema, "$anchor")) {
            m_anchors.emplace(std::pair(resource, std::move(*name)), subschema);
        }
        if (auto name = text(subschema, "$dynamicAnchor")) {
            m_anchors.emplace(std::pair(resource, *name), subschema);
            m_dynamicAnchors.emplace(std::pair(resource, std::move(*name)), subschema);
        }
    }
    if (draft != Draft::Draft2020) {
        const auto id = text(subschema, "$id");
        const std::string_view name = id ? splitFragment(*id).fragment : std::string_view();
        if (!name.empty() && name.front() != '/') { // draft-07 core, section 8.2.3
            m_anchors.emplace(std::pair(resource, std::string(name)), subschema);
        }
    }
}

tl::expected<ResourceIndex::Target, QString> ResourceIndex::resolve(ResourceId from,
                                                                    std::string_view reference) {
    const SplitUri split = splitFragment(reference);
    ResourceId resource = from;
    if (!split.document.empty()) {
        const std::string uri = resolveUri(at(from).uri, split.document);
        const auto found = m_byUri.find(uri);
        if (found == m_byUri.end()) {
            return tl::unexpected(
                u"it refers to %1, which is another document and is not fetched"_s.arg(
                    QString::fromStdString(uri.substr(0, 200))));
        }
        resource = found->second;
    }
    const std::string fragment = percentDecoded(split.fragment);
    if (fragment.empty()) {
        return Target{at(resource).root, resource, {}};
    }
    if (fragment.front() == '/') {
        if (const auto target = walk(resource, fragment)) {
            return *target;
        }
        return tl::unexpected(u"it refers to a place that is not there"_s);
    }
    const auto anchor = m_anchors.find(std::pair(resource, fragment));
    if (anchor == m_anchors.end()) {
        return tl::unexpected(u"it refers to an anchor that is not there"_s);
    }
    const bool isDynamic = m_dynamicAnchors.contains(anchor->first);
    return Target{anchor->second, resource, isDynamic ? fragment : std::string()};
}

std::optional<ResourceIndex::Target> ResourceIndex::walk(ResourceId from,
                                                         std::string_view pointer) {
    Target target{at(from).root, from, {}};
    while (!pointer.empty()) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        const auto next = child(target.node, unescapedToken(pointer.substr(1, end - 1)));
        if (!next) {
            return std::nullopt;
        }
        target.node = *next;
        if (isKnown(*next)) {
            target.resource = resourceOf(*next);
        }
        pointer.remove_prefix(end);
    }
    if (!canBeSchema(m_document.type(target.node))) {
        return std::nullopt;
    }
    collect(target.node, target.resource);
    target.resource = resourceOf(target.node);
    return target;
}

std::optional<json::NodeId> ResourceIndex::child(json::NodeId of, std::string_view token) const {
    if (m_document.type(of) != json::Type::Array) {
        return m_document.find(of, token);
    }
    constexpr std::size_t MaxDigits = 9;
    if (token.empty() || token.size() > MaxDigits || (token.size() > 1 && token.front() == '0') ||
        token.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    auto item = m_document.firstChild(of);
    for (auto left = std::stoul(std::string(token)); item && left != 0; --left) {
        item = m_document.nextSibling(*item);
    }
    return item;
}

} // namespace muscope::schema
