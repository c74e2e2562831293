// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/schema.h"

#include "core/schema/compiler.h"
#include "core/schema/program.h"

#include <utility>

namespace muscope::schema {

Schema Schema::compile(std::shared_ptr<const json::OwnedDocument> text, json::NodeId root,
                       Draft assumed) {
    return Schema(Compiler(std::move(text), root, assumed).compile());
}

const std::vector<Unchecked>& Schema::unchecked() const {
    return m_program->unchecked;
}

bool Schema::hasMoreUnchecked() const {
    return m_program->hasMoreUnchecked;
}

const json::Document& Schema::document() const {
    return m_program->document();
}

json::NodeId Schema::root() const {
    return m_program->root;
}

} // namespace muscope::schema
