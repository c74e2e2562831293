// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// Collects what there is to tell about a document or file. The severity of a code is fixed here;
// a code of which there are very many is told a hundred times and then no more.
class DiagnosticList final {
public:
    void add(std::string_view code, MamlPosition place, std::string message);

    // By place.
    [[nodiscard]] std::vector<MamlDiagnostic> take();

private:
    std::vector<MamlDiagnostic> m_diagnostics;
    std::map<std::string, int, std::less<>> m_counts; // by code
};

[[nodiscard]] MamlSeverity severityOf(std::string_view code);

} // namespace muscope
