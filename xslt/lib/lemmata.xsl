<?xml version="1.0" encoding="UTF-8"?>
<!-- What an entry of a critical apparatus is about: its lemma, and its place in the text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the lemma of an entry as the text has it: its reading there, or the words between the
       two points that it names. -->
  <xsl:function name="f:lemma" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="from" as="element()?" select="f:point($app/@from)"/>
    <xsl:variable name="to" as="element()?" select="(f:point($app/@to), $app[not(f:entry-apart(.))])[1]"/>
    <xsl:variable name="common" as="element()?"
        select="($from/ancestor::* intersect $to/ancestor::*)[last()]"/>
    <xsl:sequence select="
        if (f:base($app)) then f:shortened(f:reading-text(f:base($app)/node()))
        else if ($app/lem) then ''
        else if ($from[normalize-space()] and empty($app/@to)) then f:shortened(f:reading-text($from/node()))
        else if (empty($common)) then ''
        else f:shortened(normalize-space(string-join(
          $common//text()[. >> $from][. &lt;&lt; $to or ancestor::* intersect $to]
            [not(ancestor::note or ancestor::app)])))"/>
  </xsl:function>

  <!-- Returns the element that a pointer into this document leads to. -->
  <xsl:function name="f:point" as="element()?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="$pointer[starts-with(., '#')] ! id(substring(., 2), root(.))"/>
  </xsl:function>

  <!-- Returns the first and the last words of a long lemma. -->
  <xsl:function name="f:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="
        if (count($words) gt 8)
        then string-join($words[position() le 3], ' ') || ' … '
          || string-join($words[position() gt last() - 2], ' ')
        else $text"/>
  </xsl:function>

  <!-- Returns where in the text an entry stands: the numbers of its divisions and of its line. -->
  <xsl:function name="f:place-of-entry" as="xs:string?">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="line" as="xs:string" select="$app/accumulator-before('f:line')"/>
    <xsl:if test="$line ne '' and not(f:entry-apart($app))">
      <xsl:sequence select="
          string-join(($app/ancestor::*[matches(local-name(), '^div[1-7]?$')]/@n[string-length(.) le 8]
            ! normalize-space(), $line), '.')"/>
    </xsl:if>
  </xsl:function>

  <!-- The number of the line, the verse or the paragraph that the text is in. -->
  <xsl:accumulator name="f:line" as="xs:string" initial-value="''">
    <xsl:accumulator-rule match="lb | l | p | ab | seg[@n]" select="normalize-space(@n)"/>
    <xsl:accumulator-rule match="div | lg | sp | head" select="''"/>
  </xsl:accumulator>

</xsl:stylesheet>
