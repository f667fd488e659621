<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of the interface: one catalogue a language, read when the stylesheets are compiled. A file
     that is laid into page/labels is a language more. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- The languages that there is a catalogue for, as names of files. -->
  <xsl:param name="languages" static="yes" as="xs:string" select="'en'"/>

  <xsl:variable name="f:catalogues" static="yes" as="document-node()+"
      select="tokenize($languages) ! doc('../page/labels/' || . || '.xml')"/>

  <xsl:variable name="f:labels" static="yes" as="map(xs:string, map(xs:string, xs:string))"
      select="map:merge(
        $f:catalogues/labels ! map:entry(string(@xml:lang),
          map:merge(label ! map:entry(string(@key), string(.)))))"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>

  <!-- The labels in pieces: words, and "{" with the name of a value that stands there. -->
  <xsl:variable name="f:patterns" static="yes" as="map(xs:string, map(xs:string, array(xs:string)))"
      select="map:merge(
        $f:catalogues/labels ! map:entry(string(@xml:lang),
          map:merge(label ! map:entry(string(@key),
            array{ tokenize(replace(., '\{([a-z]+)\}', '&#xE000;{$1&#xE000;'), '&#xE000;') }))))"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>

  <!-- The language of the interface: the edition's where there is a catalogue for it. -->
  <xsl:variable name="f:language" as="xs:string"
      select="(tokenize($edition/c:edition/@xml:lang, '-')[1][exists($f:labels(.))], 'en')[1]"/>

  <!-- Returns the label for a key in the language of the interface, else in English, else the key. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="(f:known-label($key), $key)[1]"/>
  </xsl:function>

  <!-- Returns the label for a key, or nothing where no catalogue has it. -->
  <xsl:function name="f:known-label" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($f:labels($f:language)($key), $f:labels('en')($key))[1]"/>
  </xsl:function>

  <!-- Returns a label in which each {name} is replaced by its value. -->
  <xsl:function name="f:label-with" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:variable name="pieces" as="array(xs:string)"
        select="($f:patterns($f:language)($key), $f:patterns('en')($key), [$key])[1]"/>
    <xsl:sequence select="
        string-join($pieces?* ! (if (starts-with(., '{')) then $values(substring(., 2)) else .))"/>
  </xsl:function>

  <!-- Returns a number as it is read, its thousands apart. -->
  <xsl:function name="f:figure" as="xs:string">
    <xsl:param name="number" as="xs:anyAtomicType"/>
    <xsl:sequence select="translate(format-number(xs:integer($number), '#,##0'), ',', '&#x202F;')"/>
  </xsl:function>

  <!-- Returns a number with the noun for it: "1 document", "3 documents". -->
  <xsl:function name="f:count" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence
        select="f:figure($number) || ' ' || f:label($key || (if ($number eq 1) then '.one' else '.many'))"/>
  </xsl:function>

  <!-- Returns what a volume of the book is called: its number, and its title where it has one. -->
  <xsl:function name="f:volume-name" as="xs:string">
    <xsl:param name="volume" as="element(c:volume)"/>
    <xsl:sequence select="string-join((f:label-with('book.volume', map{'n': string($volume/@n)}), $volume/@title), ': ')"/>
  </xsl:function>

</xsl:stylesheet>
