// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/svg_timeline.h"

#include "core/base/utf8_text.h"
#include "core/json/visible_text.h"
#include "core/maml/html_text.h"
#include "core/report/report_text.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace muscope {

namespace {

// In user units; the picture is scaled to the width of the page.
constexpr int LabelWidth = 132;
constexpr int RulerHeight = 24;
constexpr int LaneHeight = 36;
constexpr int BarHeight = 20;
constexpr int MarkHeight = 16;
constexpr int ReceiptHeight = 8;
constexpr int MostHeight = 255;
constexpr double SharedHeight = 8; // what bars that share a lane leave free of it, with their gaps
constexpr double BarGap = 2;
constexpr double ArrowWidth = 8;
constexpr double LabelInset = 7;
constexpr double CharacterWidth = 6.6; // of a label, about
constexpr std::size_t LeastCharacters = 3;
constexpr double LeastLabelHeight = 12;
constexpr int FailureSize = 18;
constexpr int RingSize = 11;
constexpr std::size_t TitleCharacters = 18;

// With a tenth of a unit: enough for the eye, and the same on every machine.
std::string number(double value) {
    const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
    std::string text = (tenths < 0 ? "-" : "") + std::to_string(std::abs(tenths) / 10);
    if (tenths % 10 != 0) {
        text += '.';
        text += std::to_string(std::abs(tenths) % 10);
    }
    return text;
}

std::string attribute(const char* name, double value) {
    return std::string(" ") + name + "=\"" + number(value) + '"';
}

// The first characters of a text, made visible.
std::string shortened(std::string_view text, std::size_t characters) {
    const std::string shown = json::visibleLine(text);
    std::size_t at = 0;
    for (std::size_t count = 0; at < shown.size() && count < characters; ++count) {
        do {
            ++at;
        } while (at < shown.size() && isContinuation(shown[at]));
    }
    return at == shown.size() ? shown : shown.substr(0, at) + "…";
}

const char* className(LaneHue hue) {
    switch (hue) {
    case LaneHue::Client:
        return "lane-client";
    case LaneHue::Server:
        return "lane-server";
    case LaneHue::Teal:
        return "lane-teal";
    case LaneHue::Violet:
        return "lane-violet";
    case LaneHue::Olive:
        return "lane-olive";
    case LaneHue::Slate:
        return "lane-slate";
    case LaneHue::Brown:
        return "lane-brown";
    case LaneHue::Rose:
        return "lane-rose";
    case LaneHue::Muted:
        return "lane-muted";
    case LaneHue::Match:
        break;
    }
    return "lane-match";
}

// Draws one lane; its top is at y.
class LaneSvg {
public:
    LaneSvg(const TimelinePicture::Lane& lane, double y, std::string& svg)
        : m_lane(lane)
        , m_y(y)
        , m_svg(svg) {}

    void draw() {
        m_svg += std::string("<g class=\"") + className(m_lane.hue) + "\">";
        for (const DrawnBar& bar : m_lane.drawn.bars) {
            drawBar(bar);
        }
        drawDensity();
        drawMarks();
        for (std::size_t i = 0; i < m_lane.drawn.bars.size(); ++i) {
            drawLabel(m_lane.drawn.bars[i], m_lane.labels[i]);
        }
        m_svg += "</g>\n";
        drawSigns();
    }

private:
    [[nodiscard]] double middle() const { return m_y + LaneHeight / 2.0; }

    struct Area {
        double left;
        double top;
        double width;
        double height;
    };
    [[nodiscard]] Area areaOf(const DrawnBar& bar) const {
        double height = BarHeight;
        double top = middle() - height / 2;
        if (bar.rows > 1) {
            height = (LaneHeight - SharedHeight - BarGap * (bar.rows - 1)) / bar.rows;
            top = m_y + SharedHeight / 2 + (height + BarGap) * bar.row;
        }
        const double left = std::max(bar.left, 0.0);
        const double right = std::min<double>(bar.right, TimelinePicture::Columns);
        // A bit short of its end, so that the next one is seen to begin.
        return {LabelWidth + left, top, std::max(right - left - 1, 1.0), height};
    }

    void drawBar(const DrawnBar& bar) {
        const auto [left, top, width, height] = areaOf(bar);
        if (bar.isOpen) {
            const double shoulder = std::max(width - ArrowWidth, 0.0);
            m_svg += "<path class=\"open\" d=\"M" + number(left) + ' ' + number(top) + 'h' +
                     number(shoulder) + 'l' + number(width - shoulder) + ' ' + number(height / 2) +
                     'l' + number(shoulder - width) + ' ' + number(height / 2) + 'h' +
                     number(-shoulder) + "z\"/>";
        } else {
            m_svg += "<rect" + attribute("x", left) + attribute("y", top) +
                     attribute("width", width) + attribute("height", height) + " rx=\"3\"/>";
        }
    }

    // The name and how long it took, or as much of the name as there is room for. Marks that stand
    // in the bar give way to it.
    void drawLabel(const DrawnBar& bar, const TimelinePicture::BarLabel& label) {
        const auto [left, top, whole, height] = areaOf(bar);
        const double width = whole - (bar.isOpen ? ArrowWidth : 0) - 2 * LabelInset;
        const auto room = static_cast<std::size_t>(std::max(0.0, width / CharacterWidth));
        if (label.name.empty() || room < LeastCharacters || height < LeastLabelHeight) {
            return;
        }
        std::string text = shortened(label.name + ' ' + label.took, room);
        if (text.ends_with("…")) {
            text = shortened(label.name, room);
        }
        const auto characters = std::ranges::count_if(text, std::not_fn(isContinuation));
        const double textWidth = CharacterWidth * static_cast<double>(characters) + LabelInset;
        m_svg += std::string("<rect class=\"") + (bar.isOpen ? "ground open-ground" : "ground") +
                 '"' + attribute("x", left + LabelInset / 2) + attribute("y", top + 1) +
                 attribute("width", std::min(width + LabelInset, textWidth)) +
                 attribute("height", height - 2) + "/><text class=\"" +
                 (bar.isOpen ? "on-open" : "on-bar") + '"' + attribute("x", left + LabelInset) +
                 attribute("y", top + height / 2 + 4) + '>' + escapedHtml(text) + "</text>";
    }

    void drawDensity() {
        const std::vector<std::uint8_t>& density = m_lane.drawn.density;
        if (density.empty()) {
            return;
        }
        const bool isReceipts = m_lane.kind == LaneKind::Receipts;
        const int height = isReceipts ? ReceiptHeight : BarHeight;
        const double bottom = middle() + height / 2.0;
        m_svg += std::string("<path class=\"") + (isReceipts ? "quiet" : "density") + "\" d=\"";
        for (std::size_t column = 0; column < density.size();) {
            std::size_t end = column + 1;
            while (end < density.size() && density[end] == density[column]) {
                ++end;
            }
            if (density[column] > 0) {
                const std::string wide = number(static_cast<double>(end - column));
                m_svg += 'M' + number(LabelWidth + static_cast<double>(column)) + ' ' +
                         number(bottom) + 'v' +
                         number(-double(height) * density[column] / MostHeight) + 'h' + wide + 'V' +
                         number(bottom) + 'z';
            }
            column = end;
        }
        m_svg += "\"/>";
    }

    void drawMarks() {
        if (m_lane.drawn.marks.empty()) {
            return;
        }
        m_svg += "<path class=\"marks\" d=\"";
        for (const DrawnMark& mark : m_lane.drawn.marks) {
            m_svg += 'M' + number(LabelWidth + mark.column) + ' ' +
                     number(middle() - MarkHeight / 2.0) + 'v' + number(MarkHeight);
        }
        m_svg += "\"/>";
    }

    // The worst on top.
    void drawSigns() {
        for (const bool failing : {false, true}) {
            for (const DrawnSign& sign : m_lane.drawn.signs) {
                if (isFailure(sign.verdict) == failing) {
                    drawSign(sign);
                }
            }
        }
    }

    void drawSign(const DrawnSign& sign) {
        const int size = isFailure(sign.verdict) ? FailureSize : RingSize;
        m_svg += std::string("<use href=\"#sign-") + wordFor(sign.verdict) + '"' +
                 attribute("x", LabelWidth + sign.column + 0.5 - size / 2.0) +
                 attribute("y", middle() - size / 2.0) + attribute("width", size) +
                 attribute("height", size) + "><title>" +
                 escapedHtml("event " + countText(std::int64_t{sign.number.value()} + 1) + ": " +
                             verdictText(sign.verdict) +
                             (sign.count > 1 ? ", " + countText(sign.count) + " here" : "")) +
                 "</title></use>\n";
    }

    const TimelinePicture::Lane& m_lane;
    double m_y;
    std::string& m_svg;
};

void drawRuler(const TimelinePicture& picture, double height, std::string& svg) {
    for (const TimelinePicture::Tick& tick : picture.ticks) {
        const double x = LabelWidth + tick.column;
        svg += "<path class=\"line\" d=\"M" + number(x) + " 0V" + number(height) + "\"/>";
        if (tick.column + CharacterWidth * static_cast<double>(tick.label.size()) <
            TimelinePicture::Columns) {
            svg += "<text class=\"tick\"" + attribute("x", x + 5) +
                   attribute("y", RulerHeight - 8) + '>' + escapedHtml(tick.label) + "</text>\n";
        }
    }
}

} // namespace

std::string svgTimeline(const TimelinePicture& picture) {
    constexpr int Width = LabelWidth + TimelinePicture::Columns;
    const double height = RulerHeight + double(LaneHeight) * double(picture.lanes.size());
    std::string svg = "<svg class=\"timeline\" viewBox=\"0 0 " + std::to_string(Width) + ' ' +
                      number(height) + "\" role=\"img\" aria-label=\"Timeline of the session\">\n";
    drawRuler(picture, height, svg);
    for (std::size_t i = 0; i < picture.lanes.size(); ++i) {
        const TimelinePicture::Lane& lane = picture.lanes[i];
        const double top = RulerHeight + double(LaneHeight) * double(i);
        svg += "<path class=\"line\" d=\"M0 " + number(top) + 'H' + std::to_string(Width) +
               "\"/><text class=\"title\" x=\"8\"" + attribute("y", top + LaneHeight / 2.0 + 4) +
               '>' + escapedHtml(shortened(lane.title, TitleCharacters)) + "</text>";
        LaneSvg(lane, top, svg).draw();
    }
    return svg + "</svg>\n";
}

std::string_view svgSigns() {
    // All shapes lie in a square from -1 to 1, as those of the window do.
    return R"(<svg class="signs" width="0" height="0" aria-hidden="true">
<symbol id="sign-differs" viewBox="-1 -1 2 2"><path class="differs" d="M0-1 1 0 0 1-1 0z"/></symbol>
<symbol id="sign-malformed" viewBox="-1 -1 2 2"><path class="malformed" d="M0-.9.98.85H-.98z"/></symbol>
<symbol id="sign-wrong_subject" viewBox="-1 -1 2 2"><path class="wrong-subject" d="M-.7-.7.7.7M-.7.7.7-.7"/></symbol>
<symbol id="sign-match" viewBox="-1 -1 2 2"><circle class="match" r=".74"/></symbol>
<symbol id="sign-not_checkable" viewBox="-1 -1 2 2"><circle class="grey thin" r=".74"/><path class="grey thin" d="M-.3-.22C-.3-.62.34-.62.34-.2.34.06 0 .02 0 .26M0 .5V.52"/></symbol>
<symbol id="sign-none" viewBox="-1 -1 2 2"><path class="grey" d="M-.5 0H.5"/></symbol>
<symbol id="sign-receipt_event" viewBox="-1 -1 2 2"><path class="grey" d="M-.5 0H.5"/></symbol>
<symbol id="sign-unchecked" viewBox="-1 -1 2 2"><circle class="grey dotted" r=".74"/></symbol>
</svg>
)";
}

} // namespace muscope
