<?xml version="1.0" encoding="UTF-8"?>
<!-- What kind of list a list is, and what its items are marked with. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns "inline", "labelled", "ordered", "simple" (without marks of the edition's), or
       "bulleted". -->
  <xsl:function name="f:list-kind" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="words" as="xs:string*"
        select="($list/@rend, $list/@type) ! tokenize(translate(lower-case(.), '-_', ''), '[\s;,#:]+')"/>
    <xsl:sequence select="
        if ($words = ('inline', 'runon', 'runin', 'running')) then 'inline'
        else if ($list/label) then 'labelled'
        else if (exists($words[matches(., 'bullet|unordered|^disc$')])) then 'bulleted'
        else if (exists($list/item/f:item-number(.))
            or exists($list/item) and (every $item in $list/item satisfies f:numbers-itself($item)))
          then 'simple'
        else if (exists($words[matches(., 'ordered|number|decimal|(lower|upper)(alpha|latin|roman)')])) then 'ordered'
        else if ($words = ('simple', 'none', 'nolist', 'plain', 'gloss', 'toc', 'litany')) then 'simple'
        else 'bulleted'"/>
  </xsl:function>

  <!-- Returns what the items of an ordered list are counted with: "1", "a", "A", "i" or "I". -->
  <xsl:function name="f:counter" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="words" as="xs:string"
        select="translate(lower-case(string-join(($list/@rend, $list/@type), ' ')), '-_', '')"/>
    <xsl:sequence select="
        if (matches($words, 'lower(alpha|latin)')) then 'a'
        else if (matches($words, 'upper(alpha|latin)')) then 'A'
        else if (matches($words, 'lowerroman')) then 'i'
        else if (matches($words, 'upperroman')) then 'I'
        else '1'"/>
  </xsl:function>

  <!-- Returns the number of an item where the editor gives it in @n and the text does not have it. -->
  <xsl:function name="f:item-number" as="xs:string?">
    <xsl:param name="item" as="element()"/>
    <xsl:variable name="number" as="xs:string?" select="$item/@n ! normalize-space()[. ne '']"/>
    <xsl:variable name="bare" as="xs:string" select="replace($number, '[^\p{L}\p{N}]', '')"/>
    <xsl:sequence select="
        $number[not(matches($item/../(@rend || ' ' || @type), 'bullet|unordered', 'i'))]
          [not(starts-with(replace(substring(normalize-space($item), 1, 20), '[^\p{L}\p{N}]', ''), $bare))]
          ! (if (matches(., '^[0-9]+$')) then . || '.' else .)"/>
  </xsl:function>

  <!-- Returns whether an item begins with a number or a letter that counts it: "1.", "(a)", "iv)". -->
  <xsl:function name="f:numbers-itself" as="xs:boolean">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="
        exists($item/node()[not(self::text()[not(normalize-space())])][1][self::label or self::num])
        or matches(substring(normalize-space($item), 1, 12), '^(\(([0-9]{1,3}|[a-z]|[ivxlc]+)\)|([0-9]{1,3}|[a-zA-Z]|[ivxlc]+|[IVXLC]+)[.)])(\s|$)')"/>
  </xsl:function>

</xsl:stylesheet>
