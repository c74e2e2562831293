// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"
#include "core/schema/draft.h"
#include "core/schema/outcome.h"

#include <memory>
#include <vector>

namespace muscope::schema {

struct Program;

// A JSON Schema, ready to be evaluated (see Evaluator). The module checks values against schemas of
// draft-07 and 2020-12 on the lossless JSON of core/json:
// - numbers are exact, whatever their size and spelling;
// - nothing is fetched: a reference leads into the schema's own text or is listed as unchecked;
// - what is not evaluated never counts as a breach, and is always said;
// - time, depth and memory are bounded, whatever schema and value: patterns give up at a limit,
//   schemas that refer to themselves without end are told.
// Immutable and cheap to copy; may be used from any thread.
class Schema final {
public:
    // The schema at root of the text; "#" and the pointers of breaches start there. The draft is
    // what $schema declares, otherwise the one assumed. Never fails: see unchecked(). Linear in the
    // size, but for references: each looks its way through the members it passes.
    [[nodiscard]] static Schema compile(std::shared_ptr<const json::OwnedDocument> text,
                                        json::NodeId root = json::Root,
                                        Draft assumed = Draft::Undeclared);

    // What is not evaluated whatever the value is: at most a hundred; a name that is no keyword,
    // and format, where they come first.
    [[nodiscard]] const std::vector<Unchecked>& unchecked() const;
    [[nodiscard]] bool hasMoreUnchecked() const;

    [[nodiscard]] const json::Document& document() const;
    [[nodiscard]] json::NodeId root() const;

private:
    friend class Evaluator;

    explicit Schema(std::shared_ptr<const Program> program)
        : m_program(std::move(program)) {}

    std::shared_ptr<const Program> m_program;
};

} // namespace muscope::schema
