<?xml version="1.0" encoding="UTF-8"?>
<!-- Passages quoted on other pages: some words before and after what is mentioned, and the way to
     the place. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- How many words are shown on either side of a mention. -->
  <xsl:variable name="f:window" as="xs:integer" select="16"/>

  <xsl:template match="c:passage" mode="m:passage" as="element()">
    <xsl:variable name="document" as="xs:string" select="string((@document, ../@document)[1])"/>
    <li>
      <blockquote>
        <p><xsl:apply-templates mode="#current"/></p>
      </blockquote>
      <p class="to">
        <a href="{f:place-link($document, string(@part), string(@fragment))}">
          <xsl:value-of select="(@title, f:label(if (@fragment) then 'passage.to' else 'passage.header'))[1]"/>
        </a>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="c:mention" mode="m:passage" as="element()">
    <mark><xsl:value-of select="."/></mark>
  </xsl:template>

  <xsl:template match="c:passage/text()" mode="m:passage" as="text()">
    <xsl:value-of select="
        f:window(., exists(preceding-sibling::c:mention), exists(following-sibling::c:mention))"/>
  </xsl:template>

  <!-- Returns the words of a text that stand next to what comes before it, and before what follows. -->
  <xsl:function name="f:window" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="after" as="xs:boolean"/>
    <xsl:param name="before" as="xs:boolean"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:variable name="count" as="xs:integer" select="count($words)"/>
    <xsl:variable name="kept" as="xs:integer" select="if ($after and $before) then 2 * $f:window else $f:window"/>
    <xsl:variable name="first" as="xs:string"
        select="string-join($words[position() le $f:window], ' ')"/>
    <xsl:variable name="last" as="xs:string"
        select="string-join($words[position() gt $count - $f:window], ' ')"/>
    <xsl:variable name="space-before" as="xs:string" select="if (matches($text, '^\s')) then ' ' else ''"/>
    <xsl:variable name="space-after" as="xs:string" select="if (matches($text, '\s$')) then ' ' else ''"/>
    <xsl:sequence select="
        if ($count le $kept) then $text
        else if ($after and $before) then $space-before || $first || ' … ' || $last || $space-after
        else if ($before) then '… ' || $last || $space-after
        else $space-before || $first || ' …'"/>
  </xsl:function>

</xsl:stylesheet>
