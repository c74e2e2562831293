// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace muscope {

class SeenTexts;

// A way to go on with a filter.
struct FilterSuggestion {
    QString text;    // what is put in
    QString meaning; // what it is good for; may be empty
};

// What could stand at the cursor of a filter's text, in the place of the word begun there.
struct FilterSuggestions {
    qsizetype start = 0; // of the word begun
    qsizetype length = 0;
    std::vector<FilterSuggestion> list;
};

[[nodiscard]] FilterSuggestions suggestForFilter(QStringView text, qsizetype cursor,
                                                 const SeenTexts& seen);

} // namespace muscope
