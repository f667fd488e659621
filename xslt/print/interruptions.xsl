<?xml version="1.0" encoding="UTF-8"?>
<!-- What interrupts a word stands after it: a note, another reading, what was there before. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:settled" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Returns the book with nothing but signs within its words. -->
  <xsl:function name="f:settled" as="document-node()">
    <xsl:param name="book" as="document-node()"/>
    <xsl:choose>
      <xsl:when test="exists($book//(b:other | b:beside | b:note | b:variants | b:aside | b:furniture | b:source-page)
          [f:landing(.)])">
        <xsl:document><xsl:apply-templates select="$book" mode="m:settled"/></xsl:document>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="*[f:interrupts(.)][f:landing(.)]" mode="m:settled" as="empty-sequence()"/>

  <!-- A page that begins within a word is marked there. -->
  <xsl:template match="b:source-page[f:landing(.)]" mode="m:settled" as="element(b:source-page)">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="within" select="'word'"/>
    </xsl:copy>
  </xsl:template>

  <!-- Where such a word ends, what interrupted it stands. -->
  <xsl:template match="text()[f:landed(.)]" mode="m:settled" as="node()*">
    <xsl:variable name="rest" as="xs:string" select="replace(., '^[\p{L}\p{N}\p{M}]+', '')"/>
    <xsl:value-of select="substring(., 1, string-length(.) - string-length($rest))"/>
    <xsl:for-each select="f:landed(.)">
      <xsl:copy>
        <xsl:apply-templates select="@*, node()" mode="#current"/>
      </xsl:copy>
    </xsl:for-each>
    <xsl:value-of select="$rest"/>
  </xsl:template>

  <!-- Returns whether an element is no part of the words around it. -->
  <xsl:function name="f:interrupts" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::b:other or self::b:beside or self::b:note
        or self::b:variants or self::b:aside or self::b:furniture])"/>
  </xsl:function>

  <!-- Returns whether words end at an element. -->
  <xsl:function name="f:bounds" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::b:space or self::b:new-line or self::b:line-of or self::b:gap
        or self::b:item or self::b:cell or self::b:formula or self::b:with or f:block-of-book(.)])"/>
  </xsl:function>

  <!-- Returns the text in which the word ends that an element interrupts; nothing if it does not. -->
  <xsl:function name="f:landing" as="text()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="end" as="text()?" select="
        f:neighbour($element, true())[matches(., '^[\p{L}\p{N}\p{M}]')]
          [f:neighbour($element, false())[matches(., '[\p{L}\p{N}\p{M}]$')]] ! f:word-end(.)"/>
    <xsl:sequence select="$end[$element[self::b:source-page] or f:before-within(.) intersect $element]"/>
  </xsl:function>

  <!-- Returns the text in which a word ends that goes on at the beginning of some text. -->
  <xsl:function name="f:word-end" as="text()">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="
        (f:neighbour($text[matches(., '^[\p{L}\p{N}\p{M}]+$')], true())[matches(., '^[\p{L}\p{N}\p{M}]')]
           ! f:word-end(.), $text)[1]"/>
  </xsl:function>

  <!-- Returns what interrupts the word that ends in some text. -->
  <xsl:function name="f:landed" as="element()*">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="
        f:before-within($text[matches(., '^[\p{L}\p{N}\p{M}]')])[f:landing(.) is $text]"/>
  </xsl:function>

  <!-- Returns what interrupts the letters before a node. -->
  <xsl:function name="f:before-within" as="element()*">
    <xsl:param name="node" as="node()?"/>
    <xsl:variable name="before" as="node()?" select="f:beside($node, false())"/>
    <xsl:sequence select="
        if (empty($before) or f:bounds($before)
            or $before[self::text()][not(matches(., '^[\p{L}\p{N}\p{M}]+$'))]) then ()
        else (f:before-within($before), $before[f:interrupts(.)])"/>
  </xsl:function>

  <!-- Returns the text next to a node, after or before it, whatever interrupts aside; nothing where
       a line, a block or a space comes first. -->
  <xsl:function name="f:neighbour" as="text()?">
    <xsl:param name="node" as="node()?"/>
    <xsl:param name="after" as="xs:boolean"/>
    <xsl:variable name="beside" as="node()?" select="f:beside($node, $after)"/>
    <xsl:sequence select="
        if (empty($beside) or f:bounds($beside)) then ()
        else if ($beside[self::text()]) then $beside
        else f:neighbour($beside, $after)"/>
  </xsl:function>

  <!-- Returns what is next to a node, after or before it: text, or an element that is no phrase. -->
  <xsl:function name="f:beside" as="node()?">
    <xsl:param name="node" as="node()?"/>
    <xsl:param name="after" as="xs:boolean"/>
    <xsl:variable name="sibling" as="node()?" select="
        if ($after) then $node/following-sibling::node()[1] else $node/preceding-sibling::node()[1]"/>
    <xsl:sequence select="
        if ($sibling) then f:edge($sibling, $after)
        else $node/..[self::b:*][not(f:bounds(.) or f:interrupts(.))] ! f:beside(., $after)"/>
  </xsl:function>

  <!-- Returns the first of what a phrase holds, or the last. -->
  <xsl:function name="f:edge" as="node()">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="first" as="xs:boolean"/>
    <xsl:variable name="child" as="node()?"
        select="if ($first) then $node/node()[1] else $node/node()[last()]"/>
    <xsl:sequence select="
        if (empty($child) or f:interrupts($node) or f:bounds($node)
            or $node[self::b:source-page]) then $node
        else f:edge($child, $first)"/>
  </xsl:function>

</xsl:stylesheet>
