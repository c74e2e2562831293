// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/counted_members.h"
#include "core/schema/program.h"
#include "core/schema/resource_index.h"

#include <QString>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muscope::schema {

// Makes a program of a schema's text, each subschema once, without recursion. What it cannot read
// becomes a check that cannot be told, and is listed; see Schema::compile().
class Compiler final {
public:
    Compiler(std::shared_ptr<const json::OwnedDocument> text, json::NodeId root, Draft assumed);

    [[nodiscard]] std::shared_ptr<const Program> compile();

private:
    using Node = json::NodeId;

    // The subschema at a value, compiled now or later.
    SubschemaId subschemaAt(Node node);
    void compileSubschema(std::uint32_t index);
    void compileMember(Node object, Node member, Subschema& subschema);
    void compileKeyword(Node object, Node member, Check& check);
    void unreadable(Check& check, const QString& reason);
    void note(Node keyword, const QString& reason);
    void noteIgnored(Node member);
    void noteOnce(Node keyword, std::string_view name, const QString& reason);

    void readReference(Node object, Check& check);
    void readType(Check& check);
    void readValues(Check& check);
    void readNumber(Check& check);
    void readCount(Check& check);
    void readPattern(Check& check);
    void readOne(Check& check);
    void readMany(Check& check);
    void readItems(Node object, Check& check);
    void readContains(Node object, Check& check);
    void readCondition(Node object, Check& check);
    void readProperties(Node object, Check& check);
    void readRequired(Check& check);
    void readDependent(Check& check);

    [[nodiscard]] const json::Document& document() const { return m_program->document(); }
    [[nodiscard]] json::Type type(Node node) const { return document().type(node); }
    // The member of that name where the object's draft has such a keyword.
    [[nodiscard]] std::optional<Node> keyword(Node object, std::string_view name) const;
    [[nodiscard]] std::optional<std::uint64_t> countAt(Node node) const;
    [[nodiscard]] std::optional<std::vector<std::string>> stringsAt(Node array) const;
    [[nodiscard]] Draft draftAt(Node subschema) const;

    std::shared_ptr<Program> m_program;
    CountedMembers m_members;
    ResourceIndex m_resources;
    std::vector<std::uint32_t> m_subschemaOf;   // by node; UINT32_MAX: none yet
    std::set<std::string, std::less<>> m_noted; // names that were noted once
};

} // namespace muscope::schema
