// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/mcp/parameter_headers.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What the tools that a server listed want in headers. One thread.
class KnownTools {
public:
    // The result of a tools/list; why each tool that breaks the rules cannot be called. A tool that
    // comes again is as it came last.
    std::vector<Error> learn(std::string_view result);

    // What a tool wants; nothing for one that is not known. Fails for one that cannot be called.
    [[nodiscard]] Result<std::vector<ParameterHeader>> headersOf(const std::string& tool) const;

private:
    std::map<std::string, Result<std::vector<ParameterHeader>>> m_headers; // by the tool's name
};

} // namespace muscope
