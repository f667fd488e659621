<?xml version="1.0" encoding="UTF-8"?>
<!-- Examples of XML, as they are encoded. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the start tag of an element, with its namespace where that is another than around it. -->
  <xsl:function name="f:start-tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="namespace" as="xs:string" select="string(namespace-uri($element))"/>
    <xsl:variable name="prefix" as="xs:string?" select="prefix-from-QName(node-name($element))"/>
    <xsl:variable name="declaration" as="xs:string?" select="
        (' xmlns' || $prefix ! (':' || .) || '=&quot;' || $namespace || '&quot;')
          [$namespace ne namespace-uri($element/..)]
          [not($namespace = ('', 'http://www.tei-c.org/ns/1.0', 'http://www.tei-c.org/ns/Examples'))]"/>
    <xsl:sequence select="
        '&lt;' || name($element) || $declaration
        || string-join($element/(@* except (@d:*, @xml:id[starts-with(., 'ed-')]))
          ! (' ' || name() || '=&quot;' || replace(f:escaped(.), '&quot;', '&amp;quot;') || '&quot;'))
        || (if ($element/node()) then '>' else '/>')"/>
  </xsl:function>

  <!-- Returns text with the characters that XML reserves as their entities. -->
  <xsl:function name="f:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="replace(replace($text, '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
  </xsl:function>

  <!-- Returns a text of an example without the indentation that all its lines share, and without the empty
       lines at its start and end. -->
  <xsl:function name="f:laid-out" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="margin" as="xs:integer"/>
    <xsl:variable name="in-example" as="xs:boolean" select="local-name($text/..) eq 'egXML'"/>
    <xsl:variable name="closed" as="xs:string" select="
        if ($in-example and not($text/following-sibling::node())) then replace($text, '\s+$', '') else string($text)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        tokenize(if ($in-example and not($text/preceding-sibling::node())) then replace($closed, '^(\s*\n)', '') else $closed, '\n')"/>
    <xsl:variable name="opens" as="xs:boolean" select="$in-example and not($text/preceding-sibling::node()) and matches($text, '^\s*\n')"/>
    <xsl:variable name="indent" as="xs:string" select="'^[ \t]{1,' || max((1, $margin)) || '}'"/>
    <xsl:sequence select="
        string-join(for $n in 1 to count($lines)
          return if ($n eq 1 and not($opens) or $margin eq 0) then $lines[$n] else replace($lines[$n], $indent, ''), '&#10;')"/>
  </xsl:function>

  <!-- Returns how far all lines of an example are indented. -->
  <xsl:function name="f:margin" as="xs:integer">
    <xsl:param name="example" as="element()"/>
    <xsl:variable name="last" as="text()?" select="$example/text()[not(following-sibling::node())][not(normalize-space())]"/>
    <xsl:sequence select="
        (min($example//text()[contains(., '&#10;')][not(. is $last)]
          ! tail(tokenize(., '\n')) ! (string-length(.) - string-length(replace(., '^[ \t]+', '')))), 0)[1]"/>
  </xsl:function>

</xsl:stylesheet>
