// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace muscope {

// What a PDF is to have beyond its pages, and what is known only when the last of them is made.
// Pages count from 0; places are in points from the top left corner of a page.
struct PdfAdditions {
    struct Bookmark {
        QString title;
        int level = 0; // 0: a section
        int page = 0;
        qreal top = 0;
    };
    struct Link {
        int page = 0;
        QRectF area;
        std::size_t section = 0; // where it leads
    };
    // A number of a page in place of picture i, which is 1 pixel wide and i + 1 high.
    struct Number {
        int page = 0;                       // the first that has the picture
        QSizeF size;                        // of the picture as it is drawn
        std::optional<std::size_t> section; // whose page it is; nullopt: how many pages there are
    };

    QString title;
    QString creator; // the program that made it
    int pageCount = 0;
    QString madeAt; // as Timestamp::toText() has it; empty: not told
    std::vector<Bookmark> bookmarks;
    std::vector<Link> links;
    std::vector<Number> numbers;

    // Of a section, which there must be.
    [[nodiscard]] const Bookmark& section(std::size_t number) const {
        const auto isSection = [](const Bookmark& bookmark) { return bookmark.level == 0; };
        auto found = std::ranges::find_if(bookmarks, isSection);
        for (; number > 0; --number) {
            found = std::find_if(found + 1, bookmarks.end(), isSection);
        }
        return *found;
    }
};

} // namespace muscope
