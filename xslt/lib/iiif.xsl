<?xml version="1.0" encoding="UTF-8"?>
<!-- Images that services give (IIIF Image API 2 and 3): what to ask them for. Nothing is asked of a
     service but by a reader's browser, and that only where the edition's settings name the host. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- An address of an image as the Image API builds it: service, region, size, rotation, quality, format. -->
  <xsl:variable name="f:iiif-image" as="xs:string" static="yes" select="
      '^(https?://[^?#\s]+)/(full|square|(pct:)?[\d.]+,[\d.]+,[\d.]+,[\d.]+)'
      || '/(full|max|\^max|\^?pct:[\d.]+|\^?!?\d*,\d*)/(!?\d+(\.\d+)?)/(default|native|color|gray|bitonal)\.([a-z0-9]+)$'"/>

  <xsl:variable name="f:iiif-information" as="xs:string" static="yes" select="'^(https?://[^?#\s]+)/info\.json$'"/>

  <!-- Returns the address of the image service that an address is of, or nothing. -->
  <xsl:function name="f:iiif-service" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="
        if (not(matches($address, '^https?://'))) then ()
        else if (matches($address, $f:iiif-information)) then replace($address, $f:iiif-information, '$1')
        else if (matches($address, $f:iiif-image)) then replace($address, $f:iiif-image, '$1')
        else ()"/>
  </xsl:function>

  <!-- Returns the address of the same image in a size, as the Image API writes it: "max", "600," or "!600,800".
       A part of an image, its rotation and its quality stay as they are. -->
  <xsl:function name="f:iiif-sized" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="size" as="xs:string"/>
    <xsl:sequence select="
        if (empty(f:iiif-service($address))) then ()
        else if (matches($address, $f:iiif-information))
        then replace($address, $f:iiif-information, '$1/full/' || $size || '/0/default.jpg')
        else replace($address, $f:iiif-image, '$1/$2/' || $size || '/$5/$7.jpg')"/>
  </xsl:function>

  <!-- Returns the size to ask a service for, so that an image fits into a box: by its width where its own
       size is known, since every service can do that. -->
  <xsl:function name="f:iiif-size" as="xs:string">
    <xsl:param name="own" as="xs:double*"/>
    <xsl:param name="box" as="xs:integer+"/>
    <xsl:sequence select="
        if (count($own) eq 2)
        then f:fitting($own, $box)[1] || ','
        else '!' || $box[1] || ',' || $box[2]"/>
  </xsl:function>

  <!-- Returns the width and the height of an image that is made to fit into a box, and not enlarged. -->
  <xsl:function name="f:fitting" as="xs:integer+">
    <xsl:param name="own" as="xs:double+"/>
    <xsl:param name="box" as="xs:integer+"/>
    <xsl:variable name="scale" as="xs:double" select="min((1, $box[1] div $own[1], $box[2] div $own[2]))"/>
    <xsl:sequence select="$own ! max((1, xs:integer(floor(. * $scale))))"/>
  </xsl:function>

  <!-- Returns the address at which a reader sees an image of the web: of what a service only describes, the
       image itself. -->
  <xsl:function name="f:picture-address" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="f:web-address((f:iiif-sized($address[ends-with(., '/info.json')], 'max'), $address)[1])"/>
  </xsl:function>

  <!-- Returns the host of the settings that an image may be loaded from, if it lies there. -->
  <xsl:function name="f:image-host" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="$edition/c:edition/c:images/@host[starts-with($address, . || '/')][1] ! string()"/>
  </xsl:function>

</xsl:stylesheet>
