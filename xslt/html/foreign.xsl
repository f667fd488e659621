<?xml version="1.0" encoding="UTF-8"?>
<!-- Elements of other namespaces. MathML and SVG are part of HTML: what is harmless of them passes.
     HTML itself passes as its bare elements for text. The words of any other are shown, with the
     names of their elements. No script, handler, style or address comes through. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:m="urn:edition:modes"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:drawing" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:variable name="f:drawing" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      svg g path rect circle ellipse line polyline polygon text tspan defs clipPath') ! map:entry(., true()))"/>

  <xsl:variable name="f:drawing-attributes" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      d x y x1 y1 x2 y2 cx cy r rx ry dx dy width height viewBox points transform fill stroke
      stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity
      stroke-opacity fill-rule font-size font-style font-weight text-anchor dominant-baseline
      preserveAspectRatio rotate textLength') ! map:entry(., true()))"/>

  <xsl:variable name="f:mathematics" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced
      menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr
      mlabeledtr mtd mstack mlongdiv msgroup msrow mscarries mscarry msline semantics') ! map:entry(., true()))"/>

  <xsl:variable name="f:prose" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      p div span em strong i b u s sub sup br ul ol li dl dt dd table tbody thead tr td th pre code
      blockquote q cite h2 h3 h4 h5 h6 section figure figcaption small abbr hr') ! map:entry(., true()))"/>

  <xsl:template match="*[not(namespace-uri() = ('', 'http://www.tei-c.org/ns/1.0'))]" mode="m:html" priority="-0.3" as="node()+">
    <xsl:text> </xsl:text>
    <xsl:element name="{if (f:foreign-block(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="'foreign-markup'"/>
      <xsl:sequence select="f:generated('label', name() || ': ')[current()[text()[normalize-space()]]]"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns whether an element of another namespace holds elements that hold words. -->
  <xsl:function name="f:foreign-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/*[normalize-space()]) and not($element/text()[normalize-space()])
        and not($element/ancestor::*[self::tei:p or self::tei:head or self::tei:l or self::tei:cell])"/>
  </xsl:function>

  <!-- MathML: of its attributes only those that hold no address and no script. -->
  <xsl:template match="mml:*[map:contains($f:mathematics, local-name())]" mode="m:html" priority="1"
      as="element()">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1998/Math/MathML">
      <xsl:sequence select="
          @display, @mathvariant, @stretchy, @fence, @columnalign, @rowspan, @columnspan, @dir,
          @linethickness, @accent, @accentunder, @open, @close, @separators"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="svg:*[map:contains($f:drawing, local-name())]" mode="m:html" priority="1"
      as="element()">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/2000/svg">
      <xsl:sequence select="
          @*[map:contains($f:drawing-attributes, name())]
            [not(matches(., 'url\s*\(|javascript:|expression\s*\(|\\', 'i'))]"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Links, pictures from elsewhere, animations, and what neither language has, such as a script in
       the namespace of MathML, which HTML would take for its own: only what stands in them. -->
  <xsl:template match="svg:*" mode="m:html" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="mml:*" mode="m:html" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- What a drawing is called would be seen only by hovering: it stands before it, and what its parts
       are called after it. -->
  <xsl:template match="svg:svg[not(parent::svg:*)]" mode="m:html" priority="2" as="node()+">
    <xsl:apply-templates select="svg:title | svg:desc" mode="m:drawing"/>
    <xsl:next-match/>
    <xsl:apply-templates select="*//(svg:title | svg:desc)" mode="m:drawing"/>
  </xsl:template>

  <xsl:template match="svg:title | svg:desc" mode="m:drawing" as="node()+">
    <xsl:text> </xsl:text>
    <span class="figDesc"><xsl:value-of select="."/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Rules of style and scripts are no words; what MathML has of a formula for programs is not shown. -->
  <xsl:template match="svg:title | svg:desc | svg:style | svg:script | h:style | h:script
        | mml:style | mml:script | mml:annotation | mml:annotation-xml" mode="m:html" as="empty-sequence()"/>

  <xsl:template match="h:*[map:contains($f:prose, local-name())]" mode="m:html" priority="1"
      as="element()">
    <xsl:element name="{if (f:belongs(.)) then local-name() else 'div'}">
      <xsl:sequence select="(@colspan, @rowspan)[matches(., '^[1-9][0-9]{0,2}$')]"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns whether an element of HTML stands where a browser leaves it: it takes what is none of its
       cells out of a table, and drops cells without one. -->
  <xsl:function name="f:belongs" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::h:table) then f:is-table($element)
        else if ($element/(self::h:tbody | self::h:thead)) then exists($element/parent::h:table[f:is-table(.)])
        else if ($element/self::h:tr) then exists($element/(.. | parent::h:tbody/.. | parent::h:thead/..)/self::h:table[f:is-table(.)])
        else if ($element/(self::h:td | self::h:th)) then exists($element/parent::h:tr[f:belongs(.)])
        else if ($element/self::h:li) then exists($element/(parent::h:ul | parent::h:ol))
        else if ($element/(self::h:dt | self::h:dd)) then exists($element/parent::h:dl)
        else true()"/>
  </xsl:function>

  <!-- Returns whether a table of HTML holds nothing but rows, and these nothing but cells. -->
  <xsl:function name="f:is-table" as="xs:boolean">
    <xsl:param name="table" as="element(h:table)"/>
    <xsl:variable name="groups" as="element()+" select="$table, $table/(h:tbody | h:thead)"/>
    <xsl:sequence select="
        empty(($groups, $groups/h:tr)/text()[normalize-space()])
        and empty($table/(* except (h:tbody | h:thead | h:tr)))
        and empty($table/(h:tbody | h:thead)/(* except h:tr))
        and empty($groups/h:tr/(* except (h:td | h:th)))"/>
  </xsl:function>

  <xsl:template match="h:a" mode="m:html" priority="1" as="element()">
    <xsl:element name="{if (f:web-address(@href)) then 'a' else 'span'}">
      <xsl:for-each select="f:web-address(@href)">
        <xsl:attribute name="href" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
