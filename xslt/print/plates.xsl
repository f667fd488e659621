<?xml version="1.0" encoding="UTF-8"?>
<!-- Plates: the images of the source that lie in the edition, after the text, each with the page that it
     shows. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The images of the source, where they stand among what the encoders wrote of them: that only. -->
  <xsl:template match="(graphic | media)[ancestor::facsimile or ancestor::sourceDoc]" mode="m:book" as="node()*" priority="1">
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:mode name="m:plates" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The images on which pages begin, in the order of the text; then those of which no page says so. -->
  <xsl:template match="*" mode="m:plates" as="element(b:plate)*">
    <xsl:for-each-group select="text//pb[@facs], (facsimile | sourceDoc)//graphic" group-by="f:plate(.)">
      <xsl:variable name="page" as="xs:string" select="f:plate-label(., position())"/>
      <b:plate path="/{current-grouping-key()}" alt="{f:plain(f:label-with('scan.of', map{'name': $page}))}">
        <xsl:value-of select="f:plain($page)"/>
      </b:plate>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns the path of the image that an element of the text begins on, or that it is: a copy for reading is
       large enough, and also there where the book cannot show the image itself. -->
  <xsl:function name="f:plate" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="address" as="xs:string"
        select="($element/self::graphic/@url ! normalize-space(), tokenize($element/@facs), '')[1]"/>
    <xsl:variable name="place" as="element()?"
        select="if (starts-with($address, '#')) then id(substring($address, 2), root($element)) else ()"/>
    <xsl:variable name="image" as="xs:string?"
        select="if ($place) then $place/(self::graphic, graphic, ancestor::surface[1]/graphic)[1]/@url else $address"/>
    <xsl:sequence select="
        (key('f:file', normalize-space($image), $context)[1]/c:copy[@of = 'reading'], f:printable($image))[1]/@path"/>
  </xsl:function>

  <!-- Returns what a plate shows: a page by its number, what the encoder calls the image, or its own number. -->
  <xsl:function name="f:plate-label" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        ($element/self::pb/@n[normalize-space()] ! f:label-with('page', map{'n': normalize-space(.)}),
         ($element, $element/parent::surface)/@n[normalize-space()] ! f:label-with('page', map{'n': normalize-space(.)}),
         f:label-with('scan.number', map{'n': string($number)}))[1]"/>
  </xsl:function>

</xsl:stylesheet>
