// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace muscope {

// What a receipt, a session digest and a signature each do and do not prove, in words for whoever
// has to rely on them: Markdown, for the help and for reports.
[[nodiscard]] QString provenText();

} // namespace muscope
